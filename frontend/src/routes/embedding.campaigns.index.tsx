import { createFileRoute } from '@tanstack/react-router'
import { campaignsQuery } from '@/features/embedding/campaign/queries'
import { CampaignsScreen } from '@/features/embedding/campaign/screens/campaigns'
import { texts } from '@/shared/search'

const search = texts('icb', 'status', 'cursor', 'from')

export const Route = createFileRoute('/embedding/campaigns/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown } }) => queryClient.prefetchQuery(campaignsQuery(shown)),
  component: CampaignsScreen,
})
