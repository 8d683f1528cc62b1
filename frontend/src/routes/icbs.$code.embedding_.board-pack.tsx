import { createFileRoute } from '@tanstack/react-router'
import { BoardPackScreen } from '@/features/embedding/standing/board-pack-screen'
import { type BoardSearch, boardEmbeddingQuery } from '@/features/embedding/standing/queries'
import { type RawSearch, text } from '@/shared/search'

export const Route = createFileRoute('/icbs/$code/embedding_/board-pack')({
  validateSearch: (raw: RawSearch): BoardSearch => ({
    sort: text(raw.sort),
    boundaries: text(raw.boundaries),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, asOf }, params, deps }) =>
    queryClient.prefetchQuery(boardEmbeddingQuery(params.code, deps, asOf)),
  component: BoardPackScreen,
})
