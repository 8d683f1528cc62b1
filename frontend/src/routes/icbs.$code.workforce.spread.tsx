import { createFileRoute } from '@tanstack/react-router'
import { BoardSpreadScreen } from '@/features/workforce/screens/spread'
import { spreadParameters } from '@/features/workforce/spread-search'
import { loadBoardSpread } from '@/features/workforce/summary-loader'

export const Route = createFileRoute('/icbs/$code/workforce/spread')({
  validateSearch: spreadParameters,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, asOf, shown }, params }) =>
    loadBoardSpread(queryClient, params.code, shown, asOf),
  component: BoardSpreadScreen,
})
