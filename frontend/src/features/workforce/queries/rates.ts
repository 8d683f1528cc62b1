import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import {
  A_PAGE,
  type EntitlementRateList,
  MONEY,
  type PopulationList,
  type RateCard,
  type RateCardList,
  versioned,
  WHOLE_LIST,
} from './money'

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
