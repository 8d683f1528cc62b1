import { createFileRoute } from '@tanstack/react-router'
import { loadBorough } from '@/features/organisations/pcn-loader'
import { pcnSearch } from '@/features/organisations/pcn-search'
import { BoroughScreen } from '@/features/organisations/screens/borough'

export const Route = createFileRoute('/boroughs/$gss')({
  validateSearch: pcnSearch,
  beforeLoad: ({ search }) => ({ listed: search }),
  loader: ({ context: { queryClient, asOf, listed }, params }) =>
    loadBorough(queryClient, params.gss, listed, asOf),
  component: BoroughScreen,
})
