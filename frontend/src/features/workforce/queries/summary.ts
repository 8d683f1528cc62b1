import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { paths } from '@/api/schema'
import type { WorkforceCensus, WorkforceReturnList } from '@/api/types'
import { asked } from '@/shared/search'
import type { SpreadSearch } from '../spread-search'

/** Whatever is counted of posts lives under their key: a post saved shows in every sum. */
export const WORKFORCE = ['posts', 'counted'] as const
export const LONDON = 'Y56'

type Day = string | undefined

export function pcnWorkforceQuery(code: string, asOf: Day) {
  return queryOptions({
    queryKey: [...WORKFORCE, 'pcn', code, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = { path: { code }, query: { as_of: asOf } }
      return (await answer(api.GET('/api/v1/pcns/{code}/workforce', { params, signal }))).data
    },
  })
}

export function boardWorkforceQuery(code: string, asOf: Day) {
  return queryOptions({
    queryKey: [...WORKFORCE, 'icb', code, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = { path: { code }, query: { as_of: asOf } }
      return (await answer(api.GET('/api/v1/icbs/{code}/workforce', { params, signal }))).data
    },
  })
}

export function regionWorkforceQuery(code: string, asOf: Day) {
  return queryOptions({
    queryKey: [...WORKFORCE, 'region', code, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = { path: { code }, query: { as_of: asOf } }
      return (await answer(api.GET('/api/v1/regions/{code}/workforce', { params, signal }))).data
    },
  })
}

type SpreadQuery = paths['/api/v1/regions/{code}/workforce_spread']['get']['parameters']['query']

export function spreadQuery({ by, source, boundaries }: SpreadSearch, asOf: Day, code = LONDON) {
  return queryOptions({
    queryKey: [...WORKFORCE, 'spread', code, by, source, boundaries, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      // Whether there are such words is the server's to say.
      const query = { as_of: asOf, by, source, boundaries } as SpreadQuery
      const params = { path: { code }, query }
      const call = api.GET('/api/v1/regions/{code}/workforce_spread', { params, signal })
      return (await answer(call)).data
    },
  })
}

/** The same of the networks of one board alone. */
export function boardSpreadQuery(
  code: string,
  { by, source, boundaries }: SpreadSearch,
  asOf: Day,
) {
  return queryOptions({
    queryKey: [...WORKFORCE, 'spread', 'icb', code, by, source, boundaries, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const query = { as_of: asOf, by, source, boundaries } as SpreadQuery
      const params = { path: { code }, query }
      const call = api.GET('/api/v1/icbs/{code}/workforce_spread', { params, signal })
      return (await answer(call)).data
    },
  })
}

/** Where a network lies: what is counted of it does not say. Everyone may know. */
export function networkQuery(code: string, asOf: Day) {
  return queryOptions({
    queryKey: ['icbs', 'pcns', 'place', code, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = { path: { code }, query: { as_of: asOf } }
      return (await answer(api.GET('/api/v1/pcns/{code}', { params, signal }))).data
    },
  })
}

/** What guidance says of each role. */
export const guidanceQuery = queryOptions({
  queryKey: ['role_types', 'guidance'],
  queryFn: async ({ signal }) => {
    const query = { fields: 'code,caseload_min,caseload_max' }
    return (await answer(api.GET('/api/v1/role_types', { params: { query }, signal }))).data.items
  },
  staleTime: 300_000,
})

export const PCNS_A_PAGE = 25
const ROWS_OF_A_PCN = 4

export interface ReturnsSearch {
  census?: string | undefined
  icb?: string | undefined
  status?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

type Status = 'returned' | 'no_return'

/** A page of one census: each network has a row for every role. */
export function returnsQuery({ census, icb, status, cursor }: ReturnsSearch, asOf: Day) {
  const query = {
    as_of: asOf,
    census_on: census ? [census] : undefined,
    icb_code: icb ? [icb] : undefined,
    // Whether there is such a word is the server's to say.
    status: status ? [status as Status] : undefined,
    cursor,
    limit: PCNS_A_PAGE * ROWS_OF_A_PCN,
    include_total: true,
  }
  return queryOptions({
    queryKey: ['workforce_returns', 'list', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/workforce_returns', { params: { query }, signal })))
        .data as WorkforceReturnList,
  })
}

/** How many of a board's networks made the return of a census, and how many made none. */
export function boardReturnedQuery(census: string | undefined, icb: string | undefined, asOf: Day) {
  return queryOptions({
    queryKey: ['workforce_returns', 'of board', census, icb, asOf ?? 'today'],
    enabled: census !== undefined && icb !== undefined,
    queryFn: async ({ signal }) => {
      const count = async (status: Status) => {
        const query = {
          as_of: asOf,
          census_on: [census ?? ''],
          icb_code: [icb ?? ''],
          status: [status],
          fields: 'key,is_demo',
          limit: 1,
          include_total: true,
        }
        const call = api.GET('/api/v1/workforce_returns', { params: { query }, signal })
        return ((await answer(call)).data.total ?? 0) / ROWS_OF_A_PCN
      }
      const [returned, without] = await Promise.all([count('returned'), count('no_return')])
      return { returned, without }
    },
  })
}

export function returnsFile(format: 'csv' | 'xlsx', search: ReturnsSearch, asOf: Day): string {
  const { census, icb, status } = search
  const given = { as_of: asOf, census_on: census, icb_code: icb, status }
  return `/api/v1/workforce_returns.${format}${asked(given)}`
}

/** Every census up to a day, the newest first. */
export function censusesQuery(asOf: Day) {
  return queryOptions({
    queryKey: ['workforce_censuses', asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const query = { as_of: asOf, limit: 200 }
      const call = api.GET('/api/v1/workforce_censuses', { params: { query }, signal })
      return (await answer(call)).data.items as WorkforceCensus[]
    },
  })
}

/** One row of the newest census, which says whether its networks are invented. */
export function originOfReturnsQuery(asOf: Day) {
  return queryOptions({
    queryKey: ['workforce_returns', 'origin', asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const query = { as_of: asOf, fields: 'key,is_demo', limit: 1 }
      return (await answer(api.GET('/api/v1/workforce_returns', { params: { query }, signal })))
        .data
    },
  })
}
