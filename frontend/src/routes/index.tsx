import { createFileRoute } from '@tanstack/react-router'
import { londonBoardsQuery, londonHistoryQuery } from '@/features/organisations/queries'
import { OverviewScreen } from '@/features/organisations/screens/overview'

export const Route = createFileRoute('/')({
  loader: ({ context: { queryClient, asOf } }) =>
    Promise.all([
      queryClient.prefetchQuery(londonBoardsQuery(asOf)),
      queryClient.prefetchQuery(londonHistoryQuery),
    ]),
  component: OverviewScreen,
})
