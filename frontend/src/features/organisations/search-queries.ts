import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { BOARDS } from './london-queries'

/** The API's bounds on what can be searched for. */
const SHORTEST = 2
const LONGEST = 100
const MOST = 50
const SUGGESTED = 8

const TYPES = ['icb', 'sub_icb_location', 'borough', 'pcn', 'practice'] as const

export function worthAsking(q: string | undefined): q is string {
  const length = q?.trim().length ?? 0
  return length >= SHORTEST && length <= LONGEST
}

export function searchQuery(q: string, asOf: string | undefined, limit = MOST) {
  const typed = q.trim()
  return queryOptions({
    queryKey: [...BOARDS, 'search', typed, asOf ?? 'today', limit],
    queryFn: async ({ signal }) => {
      const query = { q: typed, as_of: asOf, type: [...TYPES], limit }
      return (await answer(api.GET('/api/v1/organisations', { params: { query }, signal }))).data
    },
    staleTime: 60_000,
  })
}

/** What stands below the field is no part of the page: each hit says of itself whether it is invented. */
export const suggestQuery = (q: string, asOf: string | undefined) => ({
  ...searchQuery(q, asOf, SUGGESTED),
  meta: { aside: true },
})
