import { createFileRoute } from '@tanstack/react-router'
import { invitationsQuery, openInvitationsQuery } from '@/features/access/people-queries'
import { InvitationsScreen } from '@/features/access/screens/invitations'
import { texts } from '@/shared/search'

const search = texts('status', 'cursor', 'from', 'ask', 'invitation')

export const Route = createFileRoute('/people/invitations')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown } }) =>
    Promise.all([
      queryClient.prefetchQuery(invitationsQuery(shown)),
      queryClient.prefetchQuery(openInvitationsQuery),
    ]),
  component: InvitationsScreen,
})
