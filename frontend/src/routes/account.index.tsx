import { createFileRoute } from '@tanstack/react-router'
import { accountQuery } from '@/features/access/account-queries'
import { AccountScreen } from '@/features/access/screens/account'

export const Route = createFileRoute('/account/')({
  loader: ({ context: { queryClient } }) => queryClient.prefetchQuery(accountQuery),
  component: AccountScreen,
})
