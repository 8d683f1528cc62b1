import { expect, it } from 'vitest'
import { monthsOf, rolesOf, unclaimed, yearsToChoose } from './entitlement-model'
import type { EntitlementMonth, PcnEntitlement } from './queries/money'

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

it('keeps what was claimed and what is forecast of a month apart, over all roles', () => {
  expect(monthsOf({ items })).toEqual([
    { month: '2026-04-01', claimed: 20_000, forecast: 10_000 },
    { month: '2026-05-01', claimed: 0, forecast: 30_000 },
  ])
})

it('says what each role costs and with which rates, each rate once', () => {
  const [splw, cc, hwbc] = rolesOf({ items: [...items, ...items] })
  expect(splw).toMatchObject({ claimed: 40_000, forecast: 60_000, rateIds: ['b', 'a'] })
  expect(cc).toMatchObject({ claimed: 0, forecast: 20_000, rateIds: ['c'] })
  expect(hwbc).toMatchObject({ claimed: 0, forecast: 0, rateIds: [] })
  expect(splw?.wte).toBeCloseTo(0.4)
})

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
