import type { QueryClient } from '@tanstack/react-query'
import { assessmentQuery, frameworkQuery } from './queries'

/** An assessment, and the framework it is held against. */
export async function loadAssessment(queryClient: QueryClient, id: string) {
  const query = assessmentQuery(id)
  await queryClient.prefetchQuery(query)
  const found = queryClient.getQueryData(query.queryKey)
  if (found) await queryClient.prefetchQuery(frameworkQuery(found.record.framework_version))
}
