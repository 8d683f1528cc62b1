import { createFileRoute } from '@tanstack/react-router'
import { PermissionsScreen } from '@/features/access/screens/permissions'
import { permissionsQuery } from '@/shared/permission'

export const Route = createFileRoute('/account/permissions')({
  loader: ({ context: { queryClient } }) => queryClient.prefetchQuery(permissionsQuery),
  component: PermissionsScreen,
})
