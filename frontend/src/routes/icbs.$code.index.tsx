import { createFileRoute } from '@tanstack/react-router'
import { boardQuery, successionQuery } from '@/features/organisations/queries'
import { BoardScreen } from '@/features/organisations/screens/board'

export const Route = createFileRoute('/icbs/$code/')({
  loader: ({ context: { queryClient }, params, location }) =>
    Promise.all([
      queryClient.prefetchQuery(boardQuery(params.code, location.search.as_of)),
      queryClient.prefetchQuery(successionQuery(params.code, location.search.as_of)),
    ]),
  component: BoardScreen,
})
