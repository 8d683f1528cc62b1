import { createFileRoute } from '@tanstack/react-router'
import { censusesQuery } from '@/features/workforce/queries/summary'
import { WorkforceScreen } from '@/features/workforce/screens/workforce'

export const Route = createFileRoute('/workforce/')({
  loader: ({ context: { queryClient, asOf } }) => queryClient.prefetchQuery(censusesQuery(asOf)),
  component: WorkforceScreen,
})
