import { createFileRoute } from '@tanstack/react-router'
import { loadAssessment } from '@/features/embedding/assessment/load'
import { AssessmentScreen } from '@/features/embedding/assessment/screens/assessment'

export const Route = createFileRoute('/embedding/assessments/$id/')({
  loader: ({ context: { queryClient }, params }) => loadAssessment(queryClient, params.id),
  component: AssessmentScreen,
})
