import { createFileRoute } from '@tanstack/react-router'
import { compareSearch } from '@/features/organisations/filters'
import { boardQuery } from '@/features/organisations/queries'
import { CompareScreen } from '@/features/organisations/screens/compare'

export const Route = createFileRoute('/icbs/$code/compare')({
  // Both names travel in the address, so that a reload loses nothing that was typed.
  validateSearch: compareSearch,
  loader: ({ context: { queryClient, asOf }, params }) =>
    queryClient.prefetchQuery({ ...boardQuery(params.code, asOf), staleTime: 0 }),
  component: CompareScreen,
})
