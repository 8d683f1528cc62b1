import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type Entitlement = Schemas['Entitlement']
export type PcnEntitlement = Schemas['PCNEntitlement']
export type EntitlementMonth = Schemas['EntitlementMonth']
export type EntitlementMonthTotal = Schemas['EntitlementMonthTotal']
export type ContractEffect = Schemas['ContractEffect']
export type RateEffect = Schemas['RateEffect']
export type RateBefore = Schemas['EntitlementRateBefore']
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
export const WHOLE_LIST = 200
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
