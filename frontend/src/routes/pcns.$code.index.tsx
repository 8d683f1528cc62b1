import { createFileRoute } from '@tanstack/react-router'
import { loadPcn } from '@/features/organisations/pcn-loader'
import { PcnScreen } from '@/features/organisations/screens/pcn'

export const Route = createFileRoute('/pcns/$code/')({
  loader: ({ context: { queryClient, asOf }, params }) => loadPcn(queryClient, params.code, asOf),
  component: PcnScreen,
})
