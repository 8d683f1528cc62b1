import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { Post } from '@/api/types'
import { addDays } from '@/shared/format/date'
import { addMonths } from '../money-words'
import { type Claim, MONEY, type RateCard, WHOLE_LIST } from './money'

/** The posts that a claim is for, as they stood on the last day of its month. */
export function claimedPostsQuery({ pcn_code, month, role_type }: Claim) {
  const as_of = addDays(addMonths(month, 1), -1)
  const query = { as_of, role_type: [role_type], limit: WHOLE_LIST }
  return queryOptions({
    queryKey: [...MONEY, 'claim', 'posts', pcn_code, query],
    queryFn: async ({ signal }) => {
      const params = { path: { code: pcn_code }, query }
      const { data } = await answer(api.GET('/api/v1/pcns/{code}/posts', { params, signal }))
      return { as_of, posts: data.items as Post[] }
    },
  })
}

/** The rates of a role that hold in a month, one for each pay zone. */
export function claimedRatesQuery({ month, role_type }: Claim) {
  const query = { role_type: [role_type], sort: '-valid_from,pay_zone', limit: WHOLE_LIST }
  return queryOptions({
    queryKey: [...MONEY, 'claim', 'rates', month, query],
    queryFn: async ({ signal }) => {
      const { data } = await answer(api.GET('/api/v1/rate_cards', { params: { query }, signal }))
      return (data.items as RateCard[]).filter(
        ({ status, valid_from, valid_to }) =>
          status !== 'superseded' && valid_from <= month && (!valid_to || valid_to > month),
      )
    },
  })
}

/** What the network returned for the month, where there was a census on its last day. */
export function claimedReturnQuery({ pcn_code, month, role_type }: Claim) {
  const census_on = addDays(addMonths(month, 1), -1)
  const query = { census_on: [census_on], pcn_code: [pcn_code], role_type: [role_type] }
  return queryOptions({
    queryKey: [...MONEY, 'claim', 'return', query],
    queryFn: async ({ signal }) => {
      const params = { query }
      const { data } = await answer(api.GET('/api/v1/workforce_returns', { params, signal }))
      return (data.items as { fte: number | null; status: string }[])[0] ?? null
    },
  })
}
