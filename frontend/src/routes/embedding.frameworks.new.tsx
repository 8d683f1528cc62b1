import { createFileRoute } from '@tanstack/react-router'
import { frameworksQuery } from '@/features/embedding/framework/queries'
import { NewFrameworkScreen } from '@/features/embedding/framework/screens/new-framework'

export const Route = createFileRoute('/embedding/frameworks/new')({
  loader: ({ context: { queryClient } }) => queryClient.prefetchQuery(frameworksQuery),
  component: NewFrameworkScreen,
})
