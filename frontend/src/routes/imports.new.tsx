import { createFileRoute } from '@tanstack/react-router'
import { kindsQuery } from '@/features/imports/queries'
import { NewImportScreen } from '@/features/imports/screens/new-import'
import { texts } from '@/shared/search'

const search = texts('kind')

export const Route = createFileRoute('/imports/new')({
  validateSearch: search,
  loader: ({ context: { queryClient } }) => queryClient.prefetchQuery(kindsQuery),
  component: NewImportScreen,
})
