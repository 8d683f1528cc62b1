import { createFileRoute } from '@tanstack/react-router'
import { actionQuery } from '@/features/embedding/actions/queries'
import { ActionScreen } from '@/features/embedding/actions/screens/action'

export const Route = createFileRoute('/embedding/actions/$id')({
  loader: ({ context: { queryClient }, params }) =>
    queryClient.prefetchQuery(actionQuery(params.id)),
  component: ActionScreen,
})
