import { createFileRoute } from '@tanstack/react-router'
import { londonQueries } from '@/features/organisations/queries'
import { OverviewScreen } from '@/features/organisations/screens/overview'

export const Route = createFileRoute('/')({
  loader: ({ context: { queryClient }, location }) =>
    Promise.all(
      londonQueries(location.search.as_of).map((query) => queryClient.prefetchQuery(query)),
    ),
  component: OverviewScreen,
})
