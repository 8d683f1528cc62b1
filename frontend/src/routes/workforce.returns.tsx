import { createFileRoute } from '@tanstack/react-router'
import { ReturnsScreen } from '@/features/workforce/screens/returns'
import { loadReturns } from '@/features/workforce/summary-loader'
import { texts } from '@/shared/search'

const search = texts('census', 'icb', 'status', 'cursor', 'from')

export const Route = createFileRoute('/workforce/returns')({
  validateSearch: search,
  beforeLoad: ({ search: listed }) => ({ listed }),
  loader: ({ context: { queryClient, asOf, listed } }) => loadReturns(queryClient, listed, asOf),
  component: ReturnsScreen,
})
