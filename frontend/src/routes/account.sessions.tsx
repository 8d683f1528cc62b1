import { createFileRoute } from '@tanstack/react-router'
import { sessionsQuery } from '@/features/access/account-queries'
import { SessionsScreen } from '@/features/access/screens/sessions'

export const Route = createFileRoute('/account/sessions')({
  loader: ({ context: { queryClient } }) => queryClient.prefetchQuery(sessionsQuery),
  component: SessionsScreen,
})
