import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { Icb, IcbDetail } from '@/api/types'
import { type BoardFilters, statuses } from './filters'
import { BOARDS, type ListQuery, listBoards, WHOLE_LIST } from './london-queries'

const ROWS_A_PAGE = 50

export interface Versioned {
  icb: IcbDetail
  /** What If-Match must repeat to say which version was read. */
  etag: string
}

function statusesOf(choice: BoardFilters['status']) {
  if (choice === 'any') return [...statuses]
  return choice && [choice]
}

/** One page of England's boards, filtered and sorted by the server. */
export function boardsQuery({ region_code, status, sort, cursor, as_of }: BoardFilters) {
  const query: ListQuery = {
    as_of,
    region_code: region_code ? [region_code] : undefined,
    status: statusesOf(status),
    sort,
    cursor,
    limit: ROWS_A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...BOARDS, 'list', query],
    queryFn: ({ signal }) => listBoards(query, signal),
  })
}

/** The regions that have boards, for the filter. */
export const regionsQuery = queryOptions({
  queryKey: [...BOARDS, 'regions'],
  queryFn: async ({ signal }) => {
    const { items } = await listBoards({ limit: WHOLE_LIST }, signal)
    const names = new Map(items.map((icb) => [icb.region_code, icb.region_name]))
    return [...names]
      .map(([code, name]) => ({ code, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  },
  staleTime: 300_000,
})

export function boardQuery(code: string, asOf: string | undefined) {
  return queryOptions({
    queryKey: [...BOARDS, 'one', code, asOf ?? 'today'],
    queryFn: async ({ signal }): Promise<Versioned> => {
      const params = { path: { code }, query: { as_of: asOf } }
      const { data, response } = await answer(api.GET('/api/v1/icbs/{code}', { params, signal }))
      return { icb: data, etag: response.headers.get('ETag') ?? '' }
    },
  })
}

/** The boards that took over, each with all it follows; undefined where that could not be had. */
async function followers(codes: string[], signal: AbortSignal): Promise<Icb[] | undefined> {
  if (codes.length === 0) return []
  const query: ListQuery = {
    ods_code: codes,
    status: [...statuses],
    include: 'predecessors',
    limit: WHOLE_LIST,
  }
  return listBoards(query, signal).then(
    ({ items }) => items,
    () => undefined,
  )
}

export function successionQuery(code: string, asOf: string | undefined) {
  return queryOptions({
    queryKey: [...BOARDS, 'succession', code, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = { path: { code }, query: { as_of: asOf } }
      const { data } = await answer(api.GET('/api/v1/icbs/{code}/succession', { params, signal }))
      const codes = [...new Set(data.items.map((pair) => pair.successor.ods_code))]
      return { items: data.items, followers: await followers(codes, signal) }
    },
  })
}

/** The address of the same list as a file. */
export function fileAddress(
  format: 'csv' | 'xlsx',
  { as_of, region_code, status, sort }: BoardFilters,
): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries({ as_of, region_code, sort })) {
    if (value) params.set(key, value)
  }
  for (const one of statusesOf(status) ?? []) params.append('status', one)
  const text = params.toString()
  return `/api/v1/icbs.${format}${text && `?${text}`}`
}
