import { createFileRoute } from '@tanstack/react-router'
import { BoardEmbeddingScreen } from '@/features/embedding/standing/board-screen'
import { type BoardSearch, boardEmbeddingQuery } from '@/features/embedding/standing/queries'
import type { RawSearch } from '@/shared/search'

const word = (raw: unknown) => (typeof raw === 'string' && raw !== '' ? raw : undefined)

export const Route = createFileRoute('/icbs/$code/embedding')({
  validateSearch: (raw: RawSearch): BoardSearch => ({
    sort: word(raw.sort),
    boundaries: word(raw.boundaries),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, asOf }, params, deps }) =>
    queryClient.prefetchQuery(boardEmbeddingQuery(params.code, deps, asOf)),
  component: BoardEmbeddingScreen,
})
