import type { QueryClient } from '@tanstack/react-query'
import { oneOf } from '@/shared/search'
import { ROLES } from './money-words'
import { type ClaimSearch, claimsQuery } from './queries/claims'
import { figureQuery, figuresQuery } from './queries/figures'
import { entitlementQuery, type Place, placeQuery } from './queries/money'
import {
  entitlementRateQuery,
  entitlementRatesQuery,
  populationQuery,
  populationsQuery,
  type RateSearch,
  rateCardQuery,
  rateCardsQuery,
  unverifiedQuery,
} from './queries/rates'

interface Context {
  queryClient: QueryClient
  financial_year: string | undefined
  asOf: string | undefined
}

export function loadEntitlement(context: Context, place: Place, code: string) {
  const { queryClient, financial_year, asOf } = context
  return Promise.all([
    queryClient.prefetchQuery(entitlementQuery(place, code, financial_year, asOf)),
    queryClient.prefetchQuery(placeQuery(place, code, asOf)),
    queryClient.prefetchQuery(entitlementRatesQuery({})),
  ])
}

export function loadRateCards(client: QueryClient, search: RateSearch) {
  return Promise.all([
    client.prefetchQuery(rateCardsQuery(search)),
    client.prefetchQuery(unverifiedQuery),
  ])
}

export function loadRateTab(client: QueryClient, tab: string, search: RateSearch) {
  return Promise.all([
    client.prefetchQuery(unverifiedQuery),
    tab === 'populations'
      ? client.prefetchQuery(populationsQuery(search))
      : client.prefetchQuery(entitlementRatesQuery(search)),
  ])
}

/** A form must start from what is saved now, never from an older cached answer. */
export async function loadRateRecord(client: QueryClient, tab: string, id: string) {
  if (id === 'new') return
  if (tab === 'cards') await client.prefetchQuery({ ...rateCardQuery(id), staleTime: 0 })
  if (tab === 'entitlement') {
    await client.prefetchQuery({ ...entitlementRateQuery(id), staleTime: 0 })
  }
  if (tab === 'populations') {
    const [pcn = '', day = ''] = id.split('_')
    await client.prefetchQuery({ ...populationQuery(pcn, day), staleTime: 0 })
  }
}

export function loadClaims(client: QueryClient, search: ClaimSearch) {
  return client.prefetchQuery(claimsQuery(search))
}

interface FiguresContext {
  queryClient: QueryClient
  shown: { role_type?: string | undefined; cursor?: string | undefined }
  asOf: string | undefined
}

export function loadFigures({ queryClient, shown, asOf }: FiguresContext, code: string) {
  const role = oneOf(ROLES, shown.role_type) ?? 'splw'
  return Promise.all([
    queryClient.prefetchQuery(figuresQuery(code, role, shown.cursor)),
    queryClient.prefetchQuery(placeQuery('pcns', code, asOf)),
  ])
}

interface FigureParams {
  code: string
  role: string
  month: string
}

/** A form must start from what is saved now, never from an older cached answer. */
export async function loadFigure(client: QueryClient, { code, role, month }: FigureParams) {
  const known = oneOf(ROLES, role)
  if (known) await client.prefetchQuery({ ...figureQuery(code, known, month), staleTime: 0 })
}
