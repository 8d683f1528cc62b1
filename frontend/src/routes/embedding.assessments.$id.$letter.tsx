import { createFileRoute } from '@tanstack/react-router'
import { loadAssessment } from '@/features/embedding/assessment/load'
import { DomainScreen } from '@/features/embedding/assessment/screens/domain'

export const Route = createFileRoute('/embedding/assessments/$id/$letter')({
  loader: ({ context: { queryClient }, params }) => loadAssessment(queryClient, params.id),
  component: DomainScreen,
})
