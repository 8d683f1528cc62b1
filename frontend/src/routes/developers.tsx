import { createFileRoute } from '@tanstack/react-router'
import { sampleQuery, specQuery } from '@/features/developers/queries'
import { QuickStartScreen } from '@/features/developers/screens/quick-start'

export const Route = createFileRoute('/developers')({
  loader: ({ context: { queryClient } }) =>
    Promise.all([queryClient.prefetchQuery(sampleQuery), queryClient.prefetchQuery(specQuery)]),
  component: QuickStartScreen,
})
