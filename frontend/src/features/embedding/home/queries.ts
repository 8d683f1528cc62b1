import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { ASSESSMENTS } from '../assessment/queries'

/** How many assessments of a board's networks wait for it at a step. */
export function waitingQuery(icb: string, status: 'submitted' | 'validated') {
  return queryOptions({
    queryKey: [...ASSESSMENTS, 'waiting', icb, status],
    queryFn: async ({ signal }) => {
      const query = { icb_code: [icb], status: [status], limit: 1, include_total: true }
      const { data } = await answer(api.GET('/api/v1/assessments', { params: { query }, signal }))
      return data.total ?? 0
    },
  })
}
