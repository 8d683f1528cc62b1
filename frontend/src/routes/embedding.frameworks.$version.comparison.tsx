import { createFileRoute } from '@tanstack/react-router'
import { comparisonQuery, frameworkQuery } from '@/features/embedding/framework/queries'
import { ComparisonScreen } from '@/features/embedding/framework/screens/comparison'
import { texts } from '@/shared/search'

const search = texts('with')

export const Route = createFileRoute('/embedding/frameworks/$version/comparison')({
  validateSearch: search,
  beforeLoad: ({ search: { with: other } }) => ({ other }),
  loader: ({ context: { queryClient, other }, params }) =>
    Promise.all([
      queryClient.prefetchQuery(frameworkQuery(params.version)),
      other && queryClient.prefetchQuery(comparisonQuery(params.version, other)),
    ]),
  component: ComparisonScreen,
})
