import { createFileRoute } from '@tanstack/react-router'
import { openInvitationsQuery, peopleQuery } from '@/features/access/people-queries'
import { PeopleScreen } from '@/features/access/screens/people'
import { texts } from '@/shared/search'

const search = texts('q', 'role', 'status', 'cursor', 'from')

export const Route = createFileRoute('/people/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown } }) =>
    Promise.all([
      queryClient.prefetchQuery(peopleQuery(shown)),
      queryClient.prefetchQuery(openInvitationsQuery),
    ]),
  component: PeopleScreen,
})
