import { createFileRoute } from '@tanstack/react-router'
import { SpreadScreen } from '@/features/workforce/screens/spread'
import { loadSpread } from '@/features/workforce/summary-loader'
import { texts } from '@/shared/search'

const search = texts('by', 'source', 'boundaries', 'role')

export const Route = createFileRoute('/workforce/spread')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, asOf, shown } }) => loadSpread(queryClient, shown, asOf),
  component: SpreadScreen,
})
