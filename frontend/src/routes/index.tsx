import { createFileRoute } from '@tanstack/react-router'
import { londonBoardsQuery, londonHistoryQuery } from '@/features/organisations/queries'
import { OverviewScreen } from '@/features/organisations/screens/overview'

export const Route = createFileRoute('/')({
  // The first page asks for its data while its screen is still on the way.
  codeSplitGroupings: [['component']],
  loader: ({ context: { queryClient, asOf } }) =>
    Promise.all([
      queryClient.prefetchQuery(londonBoardsQuery(asOf)),
      queryClient.prefetchQuery(londonHistoryQuery),
    ]),
  component: OverviewScreen,
})
