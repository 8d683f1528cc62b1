import { createFileRoute } from '@tanstack/react-router'
import { boardSearch } from '@/features/organisations/filters'
import { boardsQuery, regionsQuery } from '@/features/organisations/queries'
import { EnglandScreen } from '@/features/organisations/screens/england'

export const Route = createFileRoute('/icbs/')({
  validateSearch: boardSearch,
  loader: ({ context: { queryClient }, location }) =>
    Promise.all([
      queryClient.prefetchQuery(boardsQuery(location.search)),
      queryClient.prefetchQuery(regionsQuery),
    ]),
  component: EnglandScreen,
})
