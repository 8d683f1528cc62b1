import { createFileRoute } from '@tanstack/react-router'
import { NewCampaignScreen } from '@/features/embedding/campaign/screens/new-campaign'
import { texts } from '@/shared/search'

export const Route = createFileRoute('/embedding/campaigns/new')({
  validateSearch: texts('icb'),
  component: NewCampaignScreen,
})
