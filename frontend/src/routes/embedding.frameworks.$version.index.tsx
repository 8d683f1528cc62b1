import { createFileRoute } from '@tanstack/react-router'
import { derivationsQuery, frameworkQuery } from '@/features/embedding/framework/queries'
import { FrameworkScreen } from '@/features/embedding/framework/screens/framework'
import { texts } from '@/shared/search'

export const Route = createFileRoute('/embedding/frameworks/$version/')({
  validateSearch: texts('ask'),
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([
      queryClient.prefetchQuery(frameworkQuery(params.version)),
      queryClient.prefetchQuery(derivationsQuery),
    ]),
  component: FrameworkScreen,
})
