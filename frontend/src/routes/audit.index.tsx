import { createFileRoute } from '@tanstack/react-router'
import { eventsQuery, verificationQuery } from '@/features/audit/queries'
import { AuditScreen } from '@/features/audit/screens/audit'
import { actorsQuery } from '@/shared/history/actors'
import { texts } from '@/shared/search'

const search = texts(
  'actor_id',
  'operation',
  'table_name',
  'record_key',
  'from_day',
  'to_day',
  'cursor',
  'from',
)

export const Route = createFileRoute('/audit/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown } }) => {
    // All of the audit is read for it: the page does not wait.
    void queryClient.prefetchQuery(verificationQuery)
    return Promise.all([
      queryClient.prefetchQuery(eventsQuery(shown)),
      queryClient.prefetchQuery(actorsQuery),
    ])
  },
  component: AuditScreen,
})
