import type { QueryClient } from '@tanstack/react-query'
import { createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { routeTree } from '@/routeTree.gen'
import { ErrorPage, Loading } from '@/shared/ui/states'
import { parseSearch, stringifySearch } from './search'

/** What never arrived (a page's own script) the browser may not ask for twice: the page starts again. */
async function startAgain() {
  const answer = await fetch('/healthz').catch(() => undefined)
  if (answer?.ok) globalThis.location.reload()
}

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: ({ error }) => <ErrorPage error={error} retry={startAgain} />,
    defaultNotFoundComponent: lazyRouteComponent(
      () => import('@/features/pages/screens/not-found'),
      'NotFoundPage',
    ),
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
