import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { paths } from '@/api/schema'
import type { IcbList } from '@/api/types'
import { addDays } from '@/shared/format/date'
import { changeDays, pairsOf } from './successions'

export const LONDON = 'Y56'
export const WHOLE_LIST = 200

/** Every cached answer about boards lives under this key, so that one write refreshes them all. */
export const BOARDS = ['icbs'] as const

export type ListQuery = NonNullable<paths['/api/v1/icbs']['get']['parameters']['query']>

export async function listBoards(query: ListQuery, signal: AbortSignal): Promise<IcbList> {
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

type Boundaries = 'then' | 'now'

const london = (asOf: string | undefined, boundaries?: Boundaries) => ({
  path: { code: LONDON },
  query: { as_of: asOf, boundaries },
})

/** What each of London's boards held on a day, on the map of that day. */
export function regionQuery(asOf: string | undefined) {
  return queryOptions({
    queryKey: [...BOARDS, 'region', asOf ?? 'today'],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/v1/regions/{code}/organisations', { params: london(asOf), signal }),
        )
      ).data,
  })
}

/** The quarters up to a day, by board. */
export function seriesQuery(asOf: string | undefined, boundaries: Boundaries) {
  return queryOptions({
    queryKey: [...BOARDS, 'series', boundaries, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = london(asOf, boundaries)
      return (await answer(api.GET('/api/v1/regions/{code}/series', { params, signal }))).data
    },
  })
}

/** London by borough, or what one of its boards holds. */
export function regionBoroughsQuery(asOf: string | undefined, icb_code?: string) {
  return queryOptions({
    queryKey: [...BOARDS, 'boroughs', asOf ?? 'today', icb_code ?? 'all'],
    queryFn: async ({ signal }) => {
      const params = { path: { code: LONDON }, query: { as_of: asOf, icb_code } }
      return (await answer(api.GET('/api/v1/regions/{code}/boroughs', { params, signal }))).data
    },
  })
}

/** The last change of boards, with the day before it: the two days whose totals have to agree. */
export async function loadBothSides(queryClient: QueryClient) {
  const boards = await queryClient.ensureQueryData(londonHistoryQuery).catch(() => [])
  const change = changeDays(pairsOf(boards)).at(-1)
  if (!change) return
  await Promise.all([
    queryClient.prefetchQuery(regionQuery(addDays(change.date, -1))),
    queryClient.prefetchQuery(regionQuery(change.date)),
  ])
}

/** Everything the home page shows, asked for at once. */
export function loadOverview(queryClient: QueryClient, asOf: string | undefined) {
  return Promise.all([
    queryClient.prefetchQuery(londonBoardsQuery(asOf)),
    queryClient.prefetchQuery(regionQuery(asOf)),
    queryClient.prefetchQuery(seriesQuery(asOf, 'then')),
    queryClient.prefetchQuery(seriesQuery(asOf, 'now')),
    queryClient.prefetchQuery(regionBoroughsQuery(asOf)),
    loadBothSides(queryClient),
  ])
}
