import { createFileRoute } from '@tanstack/react-router'
import { frameworksQuery } from '@/features/embedding/framework/queries'
import { FrameworksScreen } from '@/features/embedding/framework/screens/frameworks'

export const Route = createFileRoute('/embedding/frameworks/')({
  loader: ({ context: { queryClient } }) => queryClient.prefetchQuery(frameworksQuery),
  component: FrameworksScreen,
})
