import { createFileRoute } from '@tanstack/react-router'
import { loadPlan } from '@/features/imports/loader'
import { PlanScreen } from '@/features/imports/screens/plan'
import { texts } from '@/shared/search'

const search = texts('result', 'problems', 'action', 'record_type', 'changes', 'ask')

export const Route = createFileRoute('/imports/$id')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown }, params }) => loadPlan(queryClient, params.id, shown),
  component: PlanScreen,
})
