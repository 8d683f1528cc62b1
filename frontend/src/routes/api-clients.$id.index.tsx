import { createFileRoute } from '@tanstack/react-router'
import { clientQuery } from '@/features/access/client-queries'
import { ApiClientScreen } from '@/features/access/screens/api-client'
import { texts } from '@/shared/search'

export const Route = createFileRoute('/api-clients/$id/')({
  validateSearch: texts('ask', 'secret'),
  loader: ({ context: { queryClient }, params }) =>
    queryClient.prefetchQuery(clientQuery(params.id)),
  component: ApiClientScreen,
})
