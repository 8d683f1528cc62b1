import { createFileRoute } from '@tanstack/react-router'
import { BoardWorkforceScreen } from '@/features/workforce/screens/board-workforce'
import { loadBoardWorkforce } from '@/features/workforce/summary-loader'
import { oneOf, type RawSearch } from '@/shared/search'

export const Route = createFileRoute('/icbs/$code/workforce/')({
  validateSearch: (raw: RawSearch): { sort?: 'name' | undefined } => ({
    sort: oneOf(['name'] as const, raw.sort),
  }),
  loader: ({ context: { queryClient, asOf }, params }) =>
    loadBoardWorkforce(queryClient, params.code, asOf),
  component: BoardWorkforceScreen,
})
