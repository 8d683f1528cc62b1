import { createFileRoute } from '@tanstack/react-router'
import { BoardEmbeddingScreen } from '@/features/embedding/standing/board-screen'
import { type BoardSearch, boardEmbeddingQuery } from '@/features/embedding/standing/queries'
import { type RawSearch, text } from '@/shared/search'

export const Route = createFileRoute('/icbs/$code/embedding')({
  validateSearch: (raw: RawSearch): BoardSearch => ({
    sort: text(raw.sort),
    boundaries: text(raw.boundaries),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, asOf }, params, deps }) =>
    queryClient.prefetchQuery(boardEmbeddingQuery(params.code, deps, asOf)),
  component: BoardEmbeddingScreen,
})
