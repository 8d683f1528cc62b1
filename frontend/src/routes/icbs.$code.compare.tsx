import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { boardQuery } from '@/features/organisations/queries'
import { CompareScreen } from '@/features/organisations/screens/compare'

// Both names travel in the address, so that a reload loses nothing that was typed.
const search = v.object({ mine: v.fallback(v.string(), ''), base: v.fallback(v.string(), '') })

export const Route = createFileRoute('/icbs/$code/compare')({
  validateSearch: search,
  loader: ({ context: { queryClient, asOf }, params }) =>
    queryClient.prefetchQuery({ ...boardQuery(params.code, asOf), staleTime: 0 }),
  component: CompareScreen,
})
