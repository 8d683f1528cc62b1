import { createFileRoute } from '@tanstack/react-router'
import { clientQuery } from '@/features/access/client-queries'
import { clientPermissionsQuery } from '@/features/access/code-queries'
import { EditClientScreen } from '@/features/access/screens/edit-client'

export const Route = createFileRoute('/api-clients/$id/edit')({
  loader: ({ context: { queryClient }, params }) =>
    Promise.all([
      // A form must start from what is saved now.
      queryClient.prefetchQuery({ ...clientQuery(params.id), staleTime: 0 }),
      queryClient.prefetchQuery(clientPermissionsQuery),
    ]),
  component: EditClientScreen,
})
