import { createFileRoute } from '@tanstack/react-router'
import { loadClaims } from '@/features/workforce/money-loader'
import { ClaimsScreen } from '@/features/workforce/screens/claims'
import { texts } from '@/shared/search'

const search = texts('pcn', 'month', 'role_type', 'status', 'cursor', 'from')

export const Route = createFileRoute('/claims/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown } }) => loadClaims(queryClient, shown),
  component: ClaimsScreen,
})
