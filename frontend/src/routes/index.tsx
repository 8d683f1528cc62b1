import { createFileRoute } from '@tanstack/react-router'
import { loadOverview } from '@/features/organisations/london-queries'
import { OverviewScreen } from '@/features/organisations/screens/overview'
import { texts } from '@/shared/search'

export const Route = createFileRoute('/')({
  // The first page asks for its data while its screen is still on the way.
  codeSplitGroupings: [['component']],
  validateSearch: texts('measure'),
  loader: ({ context: { queryClient, asOf } }) => loadOverview(queryClient, asOf),
  component: OverviewScreen,
})
