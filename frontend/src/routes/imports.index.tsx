import { createFileRoute } from '@tanstack/react-router'
import { importsQuery, kindsQuery, standingQuery } from '@/features/imports/queries'
import { ImportsScreen } from '@/features/imports/screens/imports'
import { texts } from '@/shared/search'

const search = texts('status', 'kind', 'cursor', 'from')

export const Route = createFileRoute('/imports/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown } }) =>
    Promise.all([
      queryClient.prefetchQuery(importsQuery(shown)),
      queryClient.prefetchQuery(standingQuery),
      queryClient.prefetchQuery(kindsQuery),
    ]),
  component: ImportsScreen,
})
