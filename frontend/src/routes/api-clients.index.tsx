import { createFileRoute } from '@tanstack/react-router'
import { clientsQuery } from '@/features/access/client-queries'
import { ApiClientsScreen } from '@/features/access/screens/api-clients'
import { texts } from '@/shared/search'

const search = texts('status', 'cursor', 'from')

export const Route = createFileRoute('/api-clients/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown } }) => queryClient.prefetchQuery(clientsQuery(shown)),
  component: ApiClientsScreen,
})
