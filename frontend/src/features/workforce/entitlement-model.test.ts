import { expect, it } from 'vitest'
import { concerning, successors, unclaimed, yearsToChoose } from './entitlement-model'
import type {
  EntitlementMonth,
  EntitlementRate,
  PcnEntitlement,
  RateBefore,
  RateEffect,
} from './queries/money'

function month(
  at: string,
  role_type: EntitlementMonth['role_type'],
  basis: EntitlementMonth['basis'],
  amount_pence: number,
  rate_card_ids: string[] = [],
): EntitlementMonth {
  return { month: at, role_type, basis, amount_pence, wte: 1.2, rate_card_ids }
}

const months = [
  month('2026-05-01', 'splw', 'forecast', 30_000, ['b', 'a']),
  month('2026-04-01', 'splw', 'claimed', 20_000),
  month('2026-04-01', 'cc', 'forecast', 10_000, ['c']),
  month('2026-04-01', 'hwbc', 'forecast', 0),
  month('2026-05-01', 'cc', 'claimed', 0),
]
const items = [{ months } as PcnEntitlement]

it('asks for claims of months that are over and cost something, and for no others', () => {
  expect(unclaimed(months, '2026-05-31')).toEqual([{ month: '2026-04-01', roles: ['cc'] }])
  expect(unclaimed(months, '2026-06-01')).toEqual([
    { month: '2026-04-01', roles: ['cc'] },
    { month: '2026-05-01', roles: ['splw'] },
  ])
})

it('offers each year once, in order', () => {
  expect(yearsToChoose(['2025/26', '2024/25'], '2026/27', '2025/26')).toEqual([
    '2024/25',
    '2025/26',
    '2026/27',
  ])
})

it('why the forecast changed: the rate that changed it first, and no rate of a zone that nobody here is paid in', () => {
  const effect = (rate_card_id: string, effect_pence: number) =>
    ({ rate_card_id, effect_pence }) as RateEffect
  const rates_changed = [effect('inner', 0), effect('a', 0), effect('b', 200), effect('c', -900)]
  expect(concerning({ items, rates_changed }).map((one) => one.rate_card_id)).toEqual([
    'c',
    'b',
    'a',
  ])
})

it('an earlier rate stands beside the one that took its place, be that gone too', () => {
  const before = [
    { entitlement_rate_id: 'second', pence_per_weighted_person: 2670 },
    { entitlement_rate_id: 'first', pence_per_weighted_person: 2663.1 },
  ] as RateBefore[]
  const now = { pence_per_weighted_person: 2700 } as EntitlementRate
  expect(successors(before, now).map(({ next }) => next)).toEqual([2700, 2670])
  expect(successors(before, null)[0]?.next).toBeUndefined()
})
