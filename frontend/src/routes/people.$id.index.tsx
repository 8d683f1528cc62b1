import { createFileRoute } from '@tanstack/react-router'
import { personQuery } from '@/features/access/people-queries'
import { PersonScreen } from '@/features/access/screens/person'
import { texts } from '@/shared/search'

export const Route = createFileRoute('/people/$id/')({
  validateSearch: texts('ask', 'membership'),
  loader: ({ context: { queryClient }, params }) =>
    queryClient.prefetchQuery(personQuery(params.id)),
  component: PersonScreen,
})
