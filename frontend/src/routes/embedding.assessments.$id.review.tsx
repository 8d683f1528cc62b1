import { createFileRoute } from '@tanstack/react-router'
import { loadAssessment } from '@/features/embedding/assessment/load'
import { ReviewScreen } from '@/features/embedding/assessment/screens/review'

export const Route = createFileRoute('/embedding/assessments/$id/review')({
  loader: ({ context: { queryClient }, params }) => loadAssessment(queryClient, params.id),
  component: ReviewScreen,
})
