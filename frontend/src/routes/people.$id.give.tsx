import { createFileRoute } from '@tanstack/react-router'
import { personQuery } from '@/features/access/people-queries'
import { GiveRoleScreen } from '@/features/access/screens/give-role'

export const Route = createFileRoute('/people/$id/give')({
  loader: ({ context: { queryClient }, params }) =>
    queryClient.prefetchQuery(personQuery(params.id)),
  component: GiveRoleScreen,
})
