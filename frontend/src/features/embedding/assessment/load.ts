import type { QueryClient } from '@tanstack/react-query'
import { frameworkQuery } from '../framework/queries'
import { assessmentQuery } from './queries'

/** An assessment, and the framework it is held against. */
export async function loadAssessment(queryClient: QueryClient, id: string) {
  const query = assessmentQuery(id)
  await queryClient.prefetchQuery(query)
  const found = queryClient.getQueryData(query.queryKey)
  if (found) await queryClient.prefetchQuery(frameworkQuery(String(found.record.framework_version)))
}
