import { createFileRoute } from '@tanstack/react-router'
import { actionsQuery } from '@/features/embedding/actions/queries'
import { ActionsScreen } from '@/features/embedding/actions/screens/actions'
import { texts } from '@/shared/search'

const search = texts(
  'pcn',
  'icb',
  'status',
  'reason',
  'criterion',
  'role',
  'overdue',
  'before',
  'cursor',
  'from',
)

export const Route = createFileRoute('/embedding/actions/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown } }) => queryClient.prefetchQuery(actionsQuery(shown)),
  component: ActionsScreen,
})
