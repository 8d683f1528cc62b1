import { createFileRoute } from '@tanstack/react-router'
import { clientPermissionsQuery } from '@/features/access/code-queries'
import { NewClientScreen } from '@/features/access/screens/new-client'

export const Route = createFileRoute('/api-clients/new')({
  loader: ({ context: { queryClient } }) => queryClient.prefetchQuery(clientPermissionsQuery),
  component: NewClientScreen,
})
