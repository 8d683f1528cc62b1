import { createFileRoute } from '@tanstack/react-router'
import { BoardEmbeddingScreen } from '@/features/embedding/standing/board-screen'
import { type BoardPageSearch, boardEmbeddingQuery } from '@/features/embedding/standing/queries'
import { oneOf, type RawSearch, text } from '@/shared/search'

export const Route = createFileRoute('/icbs/$code/embedding')({
  validateSearch: (raw: RawSearch): BoardPageSearch => ({
    sort: text(raw.sort),
    boundaries: text(raw.boundaries),
    view: oneOf(['domains'], raw.view),
    status: text(raw.status),
    gate: text(raw.gate),
    borough: text(raw.borough),
    stale: text(raw.stale),
  }),
  // What is shown of the answer is no other question.
  loaderDeps: ({ search: { sort, boundaries } }) => ({ sort, boundaries }),
  loader: ({ context: { queryClient, asOf }, params, deps }) =>
    queryClient.prefetchQuery(boardEmbeddingQuery(params.code, deps, asOf)),
  component: BoardEmbeddingScreen,
})
