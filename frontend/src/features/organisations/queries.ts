import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { paths } from '@/api/schema'
import type { Icb, IcbDetail, IcbList } from '@/api/types'
import { type BoardFilters, statuses } from './filters'

export const LONDON = 'Y56'
const WHOLE_LIST = 200
const ROWS_A_PAGE = 50

/** Every cached answer about boards lives under this key, so that one write refreshes them all. */
export const BOARDS = ['icbs'] as const

export interface Versioned {
  icb: IcbDetail
  /** What If-Match must repeat to say which version was read. */
  etag: string
}

type ListQuery = NonNullable<paths['/api/v1/icbs']['get']['parameters']['query']>

async function listBoards(query: ListQuery, signal: AbortSignal): Promise<IcbList> {
  const { data } = await answer(api.GET('/api/v1/icbs', { params: { query }, signal }))
  // Whole items come back because no query here asks for some fields only.
  return data as IcbList
}

const NEIGHBOURS = 'successors,predecessors'

/** London's boards as they stood on a day, with what became of each. */
export function londonBoardsQuery(asOf: string | undefined) {
  return queryOptions({
    queryKey: [...BOARDS, 'london', asOf ?? 'today'],
    queryFn: ({ signal }) =>
      listBoards(
        { as_of: asOf, region_code: [LONDON], include: NEIGHBOURS, limit: WHOLE_LIST },
        signal,
      ),
  })
}

/** Every board London has today or has had: what the slider's marks are made from. */
export const londonHistoryQuery = queryOptions({
  queryKey: [...BOARDS, 'london', 'history'],
  queryFn: async ({ signal }) => {
    const query: ListQuery = {
      status: ['open', 'closed'],
      region_code: [LONDON],
      include: NEIGHBOURS,
      limit: WHOLE_LIST,
    }
    return (await listBoards(query, signal)).items
  },
})

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
