import { createFileRoute } from '@tanstack/react-router'
import { loadRateTab } from '@/features/workforce/money-loader'
import { RateTabScreen } from '@/features/workforce/screens/rates'
import { texts } from '@/shared/search'

const search = texts('status', 'pcn', 'cursor', 'from')

export const Route = createFileRoute('/rates/$tab/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown }, params }) =>
    loadRateTab(queryClient, params.tab, shown),
  component: RateTabScreen,
})
