import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type Entitlement = Schemas['Entitlement']
export type PcnEntitlement = Schemas['PCNEntitlement']
export type EntitlementMonth = Schemas['EntitlementMonth']
export type RateEffect = Schemas['RateEffect']
export type RateCard = Schemas['RateCard']
export type RateCardList = Schemas['RateCardList']
export type EntitlementRate = Schemas['EntitlementRate']
export type EntitlementRateList = Schemas['EntitlementRateList']
export type Population = Schemas['PCNPopulation']
export type PopulationList = Schemas['PCNPopulationList']
export type Claim = Schemas['ARRSClaim']
export type ClaimList = Schemas['ARRSClaimList']

/** Every cached answer about money and figures lives under this key: a rate, a claim or a post changes what others say. */
export const MONEY = ['workforce', 'money'] as const
const WHOLE_LIST = 200
export const A_PAGE = 50

/** A record and the version that was read of it. */
export interface Versioned<Record> {
  record: Record
  etag: string
}

export async function versioned<Record>(
  call: Promise<{ data: Record; response: Response }>,
): Promise<Versioned<Record>> {
  const { data, response } = await call
  return { record: data, etag: response.headers.get('ETag') ?? '' }
}

export type Place = 'pcns' | 'icbs'

export function entitlementQuery(
  place: Place,
  code: string,
  financial_year: string | undefined,
  asOf: string | undefined,
) {
  const query = { financial_year, as_of: asOf }
  return queryOptions({
    queryKey: [...MONEY, 'entitlement', place, code, query],
    queryFn: async ({ signal }) => {
      const params = { path: { code }, query }
      const call =
        place === 'pcns'
          ? api.GET('/api/v1/pcns/{code}/entitlement', { params, signal })
          : api.GET('/api/v1/icbs/{code}/entitlement', { params, signal })
      return (await answer(call)).data
    },
  })
}

/** What a network or a board is called, and where a network lies. */
export function placeQuery(place: Place, code: string, asOf: string | undefined) {
  return queryOptions({
    queryKey: [...MONEY, 'place', place, code, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = { path: { code }, query: { as_of: asOf } }
      if (place === 'icbs') {
        const { data } = await answer(api.GET('/api/v1/icbs/{code}', { params, signal }))
        return { code, name: data.short_name, icb_code: null, icb_name: null }
      }
      const { data } = await answer(api.GET('/api/v1/pcns/{code}', { params, signal }))
      return { code, name: data.name, icb_code: data.icb_code, icb_name: data.icb_short_name }
    },
    staleTime: 300_000,
  })
}

interface Named {
  ods_code: string
  name: string
}

/** Networks by code and name: those asked for, or as many as one list has. */
export function pcnNamesQuery(codes?: readonly string[]) {
  const ods_code = codes && [...new Set(codes)].sort()
  return queryOptions({
    queryKey: [...MONEY, 'names', ods_code ?? 'all'],
    queryFn: async ({ signal }) => {
      if (ods_code?.length === 0) return []
      const query = {
        ods_code,
        status: ['open' as const, 'closed' as const],
        fields: 'ods_code,name',
        sort: 'name',
        limit: WHOLE_LIST,
      }
      const { data } = await answer(api.GET('/api/v1/pcns', { params: { query }, signal }))
      return data.items as Named[]
    },
    staleTime: 300_000,
  })
}

export interface RateSearch {
  role_type?: string | undefined
  status?: string | undefined
  pcn?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

const statusOf = (status: string | undefined) =>
  status ? [status as RateCard['status']] : undefined

export function rateCardsQuery({ role_type, status, cursor }: RateSearch) {
  const query = {
    role_type: role_type ? [role_type as RateCard['role_type']] : undefined,
    status: statusOf(status),
    sort: 'role_type,-valid_from,pay_zone',
    cursor,
    limit: A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...MONEY, 'rate_cards', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/rate_cards', { params: { query }, signal })))
        .data as RateCardList,
  })
}

/** The rates that a forecast stands on, by their ids. */
export function rateCardsOfQuery(ids: readonly string[]) {
  const id = [...new Set(ids)].sort()
  return queryOptions({
    queryKey: [...MONEY, 'rate_cards', 'of', id],
    queryFn: async ({ signal }) => {
      if (id.length === 0) return []
      const query = { id, limit: WHOLE_LIST }
      const { data } = await answer(api.GET('/api/v1/rate_cards', { params: { query }, signal }))
      return data.items as RateCard[]
    },
  })
}

export function entitlementRatesQuery({ status, cursor }: RateSearch) {
  const query = { status: statusOf(status), cursor, limit: A_PAGE, include_total: true }
  return queryOptions({
    queryKey: [...MONEY, 'entitlement_rates', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/entitlement_rates', { params: { query }, signal })))
        .data as EntitlementRateList,
  })
}

/** How many of the rates in force nobody has compared with the documents that set them. */
export const unverifiedQuery = queryOptions({
  queryKey: [...MONEY, 'rate_cards', 'unverified'],
  queryFn: async ({ signal }) => {
    const count = { limit: 1, include_total: true }
    const totals = await Promise.all(
      [{}, { is_verified: [false] }].flatMap((filter) => {
        const params = { query: { ...count, ...filter } }
        return [
          answer(api.GET('/api/v1/rate_cards', { params, signal })),
          answer(api.GET('/api/v1/entitlement_rates', { params, signal })),
        ]
      }),
    )
    const [cards = 0, rates = 0, openCards = 0, openRates = 0] = totals.map(
      ({ data }) => data.total,
    )
    return { all: cards + rates, open: openCards + openRates }
  },
})

export function populationsQuery({ pcn, cursor }: RateSearch) {
  const query = {
    pcn_code: pcn ? [pcn] : undefined,
    cursor,
    limit: A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...MONEY, 'populations', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/pcn_populations', { params: { query }, signal })))
        .data as PopulationList,
  })
}

export function rateCardQuery(id: string) {
  return queryOptions({
    queryKey: [...MONEY, 'rate_card', id],
    queryFn: ({ signal }) =>
      versioned(answer(api.GET('/api/v1/rate_cards/{id}', { params: { path: { id } }, signal }))),
  })
}

export function entitlementRateQuery(id: string) {
  return queryOptions({
    queryKey: [...MONEY, 'entitlement_rate', id],
    queryFn: ({ signal }) =>
      versioned(
        answer(api.GET('/api/v1/entitlement_rates/{id}', { params: { path: { id } }, signal })),
      ),
  })
}

export function populationQuery(pcn_code: string, counted_on: string) {
  return queryOptions({
    queryKey: [...MONEY, 'population', pcn_code, counted_on],
    queryFn: ({ signal }) => {
      const params = { path: { pcn_code, counted_on } }
      return versioned(
        answer(api.GET('/api/v1/pcn_populations/{pcn_code}/{counted_on}', { params, signal })),
      )
    },
  })
}

export interface ClaimSearch {
  pcn?: string | undefined
  month?: string | undefined
  role_type?: string | undefined
  status?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

/** What is no code, month or status, the server refuses in words. */
export function claimFilters({ pcn, month, role_type, status }: ClaimSearch) {
  return {
    pcn_code: pcn ? [pcn] : undefined,
    month: month ? [month] : undefined,
    role_type: role_type ? [role_type as Claim['role_type']] : undefined,
    status: status ? [status as Claim['status']] : undefined,
  }
}

export function claimsQuery(search: ClaimSearch) {
  const query = {
    ...claimFilters(search),
    cursor: search.cursor,
    limit: A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...MONEY, 'claims', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/arrs_claims', { params: { query }, signal })))
        .data as ClaimList,
  })
}

/** How many claims wait to be approved. */
export const waitingClaimsQuery = queryOptions({
  queryKey: [...MONEY, 'claims', 'waiting'],
  queryFn: async ({ signal }) => {
    const query = { status: ['recorded' as const], limit: 1, include_total: true }
    return (await answer(api.GET('/api/v1/arrs_claims', { params: { query }, signal }))).data.total
  },
})

export function claimQuery(id: string) {
  return queryOptions({
    queryKey: [...MONEY, 'claim', id],
    queryFn: ({ signal }) =>
      versioned(answer(api.GET('/api/v1/arrs_claims/{id}', { params: { path: { id } }, signal }))),
  })
}

/** The address of a list or an answer as a file. */
export function fileOf(
  path: string,
  format: 'csv' | 'xlsx',
  parameters: Record<string, string | undefined>,
): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(parameters)) if (value) params.set(key, value)
  const text = params.toString()
  return `/api/v1/${path}.${format}${text && `?${text}`}`
}
