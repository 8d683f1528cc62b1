import { createFileRoute } from '@tanstack/react-router'
import { practiceQuery } from '@/features/organisations/pcn-queries'
import { PracticeScreen } from '@/features/organisations/screens/practice'

export const Route = createFileRoute('/practices/$code')({
  loader: ({ context: { queryClient, asOf }, params }) =>
    queryClient.prefetchQuery(practiceQuery(params.code, asOf)),
  component: PracticeScreen,
})
