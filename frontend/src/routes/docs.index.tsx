import { createFileRoute } from '@tanstack/react-router'
import { specQuery } from '@/features/developers/queries'
import { ReferenceScreen } from '@/features/developers/screens/reference'

export const Route = createFileRoute('/docs/')({
  loader: ({ context: { queryClient } }) => queryClient.prefetchQuery(specQuery),
  component: ReferenceScreen,
})
