import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { ASSESSMENTS, type Assessment } from '../assessment/queries'

/** What waits for a board: what networks handed in, moderated ones that its leads work at, and what is to be published. */
const WAITING = {
  judge: { status: ['submitted'], kind: ['self', 'peer'] },
  rate: { status: ['draft', 'returned'], kind: ['moderated'] },
  publish: { status: ['validated'] },
} satisfies Record<string, { status: Assessment['status'][]; kind?: Assessment['kind'][] }>

/** How many assessments of a board's networks wait for it to do something. */
export function waitingQuery(icb: string, to: keyof typeof WAITING) {
  return queryOptions({
    queryKey: [...ASSESSMENTS, 'waiting', icb, to],
    queryFn: async ({ signal }) => {
      const query = { icb_code: [icb], ...WAITING[to], limit: 1, include_total: true }
      const { data } = await answer(api.GET('/api/v1/assessments', { params: { query }, signal }))
      return data.total ?? 0
    },
  })
}
