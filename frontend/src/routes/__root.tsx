import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, retainSearchParams } from '@tanstack/react-router'
import { Shell } from '@/app/shell'
import { loadCaller } from '@/shared/permission'
import { type RawSearch, text } from '@/shared/search'
import { loadInstallation } from '@/shared/session'

// Whether as_of is a date is the server's to say: a wrong one is answered, never dropped in silence.
const search = (raw: RawSearch): { as_of?: string | undefined } => ({ as_of: text(raw.as_of) })

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: search,
  search: { middlewares: [retainSearchParams(['as_of'])] },
  beforeLoad: ({ search: { as_of } }) => ({ asOf: as_of }),
  loader: ({ context: { queryClient } }) =>
    Promise.all([loadInstallation(queryClient), loadCaller(queryClient)]),
  component: Shell,
})
