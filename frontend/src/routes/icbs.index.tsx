import { createFileRoute } from '@tanstack/react-router'
import { boardSearch } from '@/features/organisations/filters'
import { boardsQuery, regionsQuery } from '@/features/organisations/queries'
import { EnglandScreen } from '@/features/organisations/screens/england'

export const Route = createFileRoute('/icbs/')({
  validateSearch: boardSearch,
  beforeLoad: ({ search }) => ({ filters: search }),
  loader: ({ context: { queryClient, filters } }) =>
    Promise.all([
      queryClient.prefetchQuery(boardsQuery(filters)),
      queryClient.prefetchQuery(regionsQuery),
    ]),
  component: EnglandScreen,
})
