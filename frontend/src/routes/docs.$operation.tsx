import { createFileRoute } from '@tanstack/react-router'
import { specQuery } from '@/features/developers/queries'
import { OperationScreen } from '@/features/developers/screens/operation'

export const Route = createFileRoute('/docs/$operation')({
  loader: ({ context: { queryClient } }) => queryClient.prefetchQuery(specQuery),
  component: OperationScreen,
})
