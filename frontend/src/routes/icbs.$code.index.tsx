import { createFileRoute } from '@tanstack/react-router'
import { boardQuery, successionQuery } from '@/features/organisations/queries'
import { BoardScreen } from '@/features/organisations/screens/board'

export const Route = createFileRoute('/icbs/$code/')({
  loader: ({ context: { queryClient, asOf }, params }) =>
    Promise.all([
      queryClient.prefetchQuery(boardQuery(params.code, asOf)),
      queryClient.prefetchQuery(successionQuery(params.code, asOf)),
    ]),
  component: BoardScreen,
})
