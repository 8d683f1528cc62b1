import { createFileRoute } from '@tanstack/react-router'
import { loadForm } from '@/features/organisations/pcn-loader'
import { PcnCompareScreen } from '@/features/organisations/screens/pcn-compare'
import { texts } from '@/shared/search'

export const Route = createFileRoute('/pcns/$code/compare')({
  // What was typed travels in the address, so that a reload loses nothing.
  validateSearch: texts('name', 'borough'),
  loader: ({ context: { queryClient, asOf }, params }) => loadForm(queryClient, params.code, asOf),
  component: PcnCompareScreen,
})
