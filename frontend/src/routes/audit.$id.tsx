import { createFileRoute } from '@tanstack/react-router'
import { eventChangesQuery, eventQuery } from '@/features/audit/queries'
import { AuditEventScreen } from '@/features/audit/screens/audit-event'
import { texts } from '@/shared/search'

const search = texts('cursor')

export const Route = createFileRoute('/audit/$id')({
  validateSearch: search,
  beforeLoad: ({ search: { cursor } }) => ({ cursor }),
  loader: ({ context: { queryClient, cursor }, params }) =>
    Promise.all([
      queryClient.prefetchQuery(eventQuery(params.id)),
      queryClient.prefetchQuery(eventChangesQuery(params.id, cursor)),
    ]),
  component: AuditEventScreen,
})
