import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { PcnDetail, PcnList, PracticeList } from '@/api/types'
import { fileOf } from '@/shared/search'
import { BOARDS } from './london-queries'
import type { PcnSearch } from './pcn-search'

/** Every answer about PCNs, practices and boroughs lives under the boards' key: a name saved in one shows in all. */
export const PCNS = [...BOARDS, 'pcns'] as const
const ROWS_A_PAGE = 25
const WHOLE_LIST = 200

export interface VersionedPcn {
  pcn: PcnDetail
  etag: string
}

export interface PcnArea {
  icb_code?: string
  borough_gss_code?: string
}

/** One page of an area's PCNs, sorted by the server. */
export function pcnsQuery(area: PcnArea, { sort, cursor }: PcnSearch, asOf: string | undefined) {
  const query = {
    as_of: asOf,
    icb_code: area.icb_code ? [area.icb_code] : undefined,
    borough_gss_code: area.borough_gss_code ? [area.borough_gss_code] : undefined,
    sort: sort && (sort === 'name' ? 'name' : `${sort},name`),
    cursor,
    limit: ROWS_A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...PCNS, 'list', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/pcns', { params: { query }, signal }))).data as PcnList,
  })
}

export function pcnsFile(
  area: PcnArea,
  format: 'csv' | 'xlsx',
  { sort }: PcnSearch,
  asOf: string | undefined,
): string {
  return fileOf('pcns', format, { as_of: asOf, ...area, sort })
}

export function pcnQuery(code: string, asOf: string | undefined) {
  return queryOptions({
    queryKey: [...PCNS, 'one', code, asOf ?? 'today'],
    queryFn: async ({ signal }): Promise<VersionedPcn> => {
      const params = { path: { code }, query: { as_of: asOf } }
      const { data, response } = await answer(api.GET('/api/v1/pcns/{code}', { params, signal }))
      return { pcn: data, etag: response.headers.get('ETag') ?? '' }
    },
  })
}

export function pcnPracticesQuery(code: string, asOf: string | undefined) {
  return queryOptions({
    queryKey: [...PCNS, 'practices', code, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = {
        path: { code },
        query: { as_of: asOf, sort: '-list_size,name', limit: WHOLE_LIST },
      }
      return (await answer(api.GET('/api/v1/pcns/{code}/practices', { params, signal })))
        .data as PracticeList
    },
  })
}

export function pcnHistoryQuery(code: string) {
  return queryOptions({
    queryKey: [...PCNS, 'history', code],
    queryFn: async ({ signal }) => {
      const params = { path: { code } }
      return (await answer(api.GET('/api/v1/pcns/{code}/history', { params, signal }))).data
    },
  })
}

export function practiceQuery(code: string, asOf: string | undefined) {
  return queryOptions({
    queryKey: [...PCNS, 'practice', code, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = { path: { code }, query: { as_of: asOf } }
      return (await answer(api.GET('/api/v1/practices/{code}', { params, signal }))).data
    },
  })
}

export function boroughQuery(gss: string, asOf: string | undefined) {
  return queryOptions({
    queryKey: [...PCNS, 'borough', gss, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = { path: { gss }, query: { as_of: asOf } }
      return (await answer(api.GET('/api/v1/boroughs/{gss}', { params, signal }))).data
    },
  })
}
