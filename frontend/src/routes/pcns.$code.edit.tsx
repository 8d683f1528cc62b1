import { createFileRoute } from '@tanstack/react-router'
import { loadForm } from '@/features/organisations/pcn-loader'
import { PcnEditScreen } from '@/features/organisations/screens/pcn-edit'

export const Route = createFileRoute('/pcns/$code/edit')({
  loader: ({ context: { queryClient, asOf }, params }) => loadForm(queryClient, params.code, asOf),
  component: PcnEditScreen,
})
