import { createFileRoute } from '@tanstack/react-router'
import { SpreadScreen } from '@/features/workforce/screens/spread'
import { spreadParameters } from '@/features/workforce/spread-search'
import { loadSpread } from '@/features/workforce/summary-loader'

export const Route = createFileRoute('/workforce/spread')({
  validateSearch: spreadParameters,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, asOf, shown } }) => loadSpread(queryClient, shown, asOf),
  component: SpreadScreen,
})
