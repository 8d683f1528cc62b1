import { createFileRoute } from '@tanstack/react-router'
import { claimQuery } from '@/features/workforce/queries/claims'
import { ClaimScreen } from '@/features/workforce/screens/claim'

export const Route = createFileRoute('/claims/$id')({
  loader: ({ context: { queryClient }, params }) =>
    queryClient.prefetchQuery(claimQuery(params.id)),
  component: ClaimScreen,
})
