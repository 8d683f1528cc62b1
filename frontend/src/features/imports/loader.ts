import type { QueryClient } from '@tanstack/react-query'
import { type ChangeSearch, changesQuery, groupsQuery } from './changes-queries'
import {
  importQuery,
  lastChangeQuery,
  newestQuery,
  type ProblemSearch,
  problemsQuery,
  resultsQuery,
  sameContentQuery,
} from './queries'

/** Asks for everything the page of a plan shows; what cannot be had, the page says itself. */
export async function loadPlan(
  queryClient: QueryClient,
  id: string,
  search: ProblemSearch & ChangeSearch,
) {
  // Whoever applies a plan must have read what is saved now.
  await queryClient.prefetchQuery({ ...importQuery(id), staleTime: 1000 })
  const plan = queryClient.getQueryData(importQuery(id).queryKey)?.data
  if (!plan) return
  await Promise.all([
    queryClient.prefetchQuery(problemsQuery(plan, search)),
    queryClient.prefetchQuery(resultsQuery(plan)),
    queryClient.prefetchQuery(groupsQuery(plan)),
    (search.action || search.record_type) && queryClient.prefetchQuery(changesQuery(plan, search)),
    queryClient.prefetchQuery(newestQuery),
    queryClient.prefetchQuery(lastChangeQuery),
    queryClient.prefetchQuery(sameContentQuery(plan.sha256)),
  ])
}
