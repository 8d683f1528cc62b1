import { createFileRoute } from '@tanstack/react-router'
import { SignInScreen } from '@/features/access/screens/sign-in'
import { signInQuery } from '@/features/access/sign-in-queries'
import { texts } from '@/shared/search'

export const Route = createFileRoute('/sign-in')({
  validateSearch: texts('return_to', 'problem'),
  loader: ({ context: { queryClient } }) => queryClient.prefetchQuery(signInQuery),
  component: SignInScreen,
})
