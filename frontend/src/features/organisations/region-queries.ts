import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { addDays } from '@/shared/format/date'
import { changeDays, pairsOf } from './model'
import { BOARDS, LONDON, londonBoardsQuery, londonHistoryQuery } from './queries'

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

/** How many people the members of London's networks have on average: practices in no network are not counted. */
export function averagePcnQuery(asOf: string | undefined) {
  return queryOptions({
    queryKey: [...BOARDS, 'average pcn', asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const query = { as_of: asOf, region_code: [LONDON], fields: 'list_size' }
      const call = api.GET('/api/v1/pcns', {
        params: { query },
        headers: { Accept: 'text/csv' },
        parseAs: 'text',
        signal,
      })
      return meanOf((await answer(call)).data as unknown as string)
    },
  })
}

/** The mean of a file's one column of figures; what is not known does not count. */
export function meanOf(csv: string): number | null {
  const known = (csv.match(/^\d+(?=\r?$)/gm) ?? []).map(Number)
  return known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0) / known.length
}

/** The days that the files about networks and practices describe, each once. */
export const evidenceDaysQuery = queryOptions({
  queryKey: [...BOARDS, 'evidence days'],
  queryFn: async ({ signal }) => {
    const kind = ['ods_epcn', 'ods_practice_map']
    const query = { status: ['applied' as const], kind, fields: 'as_at', limit: 200 }
    const { data } = await answer(api.GET('/api/v1/imports', { params: { query }, signal }))
    return [...new Set(data.items.flatMap(({ as_at }) => as_at ?? []))]
  },
})

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

/** The address of London's totals as a file: by board, or by borough. */
export function regionFile(of: 'organisations' | 'boroughs', asOf: string | undefined): string {
  return `/api/v1/regions/${LONDON}/${of}.csv${asOf ? `?as_of=${asOf}` : ''}`
}
