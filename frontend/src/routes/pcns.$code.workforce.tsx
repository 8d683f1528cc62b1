import { createFileRoute } from '@tanstack/react-router'
import { PcnWorkforceScreen } from '@/features/workforce/screens/pcn-workforce'
import { loadPcnWorkforce } from '@/features/workforce/summary-loader'

export const Route = createFileRoute('/pcns/$code/workforce')({
  loader: ({ context: { queryClient, asOf }, params }) =>
    loadPcnWorkforce(queryClient, params.code, asOf),
  component: PcnWorkforceScreen,
})
