import { createFileRoute } from '@tanstack/react-router'
import { assessmentsQuery } from '@/features/embedding/assessment/queries'
import { AssessmentsScreen } from '@/features/embedding/assessment/screens/assessments'
import { texts } from '@/shared/search'

const search = texts('pcn', 'icb', 'status', 'kind', 'cursor', 'from')

export const Route = createFileRoute('/embedding/assessments/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown } }) =>
    queryClient.prefetchQuery(assessmentsQuery(shown)),
  component: AssessmentsScreen,
})
