import { createFileRoute } from '@tanstack/react-router'
import { campaignQuery } from '@/features/embedding/campaign/queries'
import { EditCampaignScreen } from '@/features/embedding/campaign/screens/edit-campaign'

export const Route = createFileRoute('/embedding/campaigns/$id/edit')({
  // A form must start from what is saved now.
  loader: ({ context: { queryClient }, params: { id } }) =>
    queryClient.prefetchQuery({ ...campaignQuery(id), staleTime: 0 }),
  component: EditCampaignScreen,
})
