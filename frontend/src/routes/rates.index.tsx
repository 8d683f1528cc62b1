import { createFileRoute } from '@tanstack/react-router'
import { loadRateCards } from '@/features/workforce/money-loader'
import { RateCardsScreen } from '@/features/workforce/screens/rates'
import { texts } from '@/shared/search'

const search = texts('role_type', 'status', 'cursor', 'from')

export const Route = createFileRoute('/rates/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown } }) => loadRateCards(queryClient, shown),
  component: RateCardsScreen,
})
