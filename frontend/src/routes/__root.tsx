import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, retainSearchParams } from '@tanstack/react-router'
import * as v from 'valibot'
import { Shell } from '@/app/shell'
import { aboutQuery, meQuery } from '@/shared/session'

// Whether as_of is a date is the server's to say: a wrong one is answered, never dropped in silence.
const search = v.object({ as_of: v.optional(v.string()) })

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: search,
  search: { middlewares: [retainSearchParams(['as_of'])] },
  beforeLoad: ({ search: { as_of } }) => ({ asOf: as_of }),
  loader: ({ context: { queryClient } }) =>
    Promise.all([queryClient.prefetchQuery(aboutQuery), queryClient.prefetchQuery(meQuery)]),
  component: Shell,
})
