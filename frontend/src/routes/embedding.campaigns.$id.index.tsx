import { createFileRoute } from '@tanstack/react-router'
import { campaignQuery, chaseQuery } from '@/features/embedding/campaign/queries'
import { CampaignScreen } from '@/features/embedding/campaign/screens/campaign'
import { texts } from '@/shared/search'

const search = texts('state', 'sort')

export const Route = createFileRoute('/embedding/campaigns/$id/')({
  validateSearch: search,
  beforeLoad: ({ search: shown }) => ({ shown }),
  loader: ({ context: { queryClient, shown }, params: { id } }) =>
    Promise.all([
      queryClient.prefetchQuery(campaignQuery(id)),
      queryClient.prefetchQuery(chaseQuery(id, shown)),
    ]),
  component: CampaignScreen,
})
