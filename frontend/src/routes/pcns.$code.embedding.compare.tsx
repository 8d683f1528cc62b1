import { createFileRoute } from '@tanstack/react-router'
import { CompareScreen } from '@/features/embedding/compare/compare-screen'
import { peersQuery } from '@/features/embedding/compare/queries'
import { texts } from '@/shared/search'

const search = texts('with')

export const Route = createFileRoute('/pcns/$code/embedding/compare')({
  validateSearch: search,
  loader: ({ context: { queryClient, asOf }, params }) =>
    queryClient.prefetchQuery(peersQuery(params.code, asOf)),
  component: CompareScreen,
})
