import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { ASSESSMENTS, type AssessmentSearch, filtersOf } from '../assessment/queries'

/** What waits for a board: what networks handed in, moderated ones that its leads work at, and what is to be published. */
const WAITING = {
  judge: { status: 'submitted', kind: 'own' },
  rate: { status: 'in_work', kind: 'moderated' },
  publish: { status: 'validated' },
} satisfies Record<string, AssessmentSearch>

/** The list of what waits for a board to do something: what is counted of it, and what a link leads to. */
export function waitingSearch(icb: string, to: keyof typeof WAITING): AssessmentSearch {
  return { icb, ...WAITING[to] }
}

/** How many assessments that list has. */
export function waitingQuery(icb: string, to: keyof typeof WAITING) {
  return queryOptions({
    queryKey: [...ASSESSMENTS, 'waiting', icb, to],
    queryFn: async ({ signal }) => {
      const query = { ...filtersOf(waitingSearch(icb, to)), limit: 1, include_total: true }
      const { data } = await answer(api.GET('/api/v1/assessments', { params: { query }, signal }))
      return data.total ?? 0
    },
  })
}
