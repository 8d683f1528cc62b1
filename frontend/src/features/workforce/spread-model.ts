import type { Spread, SpreadItem } from '@/api/types'
import { roundTop } from './cliff-model'

export interface SpreadRow {
  code: string
  name: string
  rate: number | null
  wte: number | null
  item: SpreadItem
}

type Role = NonNullable<SpreadItem['roles'][number]['role_type']>

/** Groups from the highest rate to the lowest, those not known last; fifths in their own order. */
export function spreadRows({ items, by }: Spread, role: Role): SpreadRow[] {
  const rows = items.map((item) => rowOf(item, role))
  if (by === 'deprivation_fifth') return rows
  return rows.sort(
    (a, b) => (b.rate ?? -1) - (a.rate ?? -1) || a.name.localeCompare(b.name, 'en-GB'),
  )
}

export function rowOf(item: SpreadItem, role: Role): SpreadRow {
  const found = item.roles.find(({ role_type }) => role_type === role)
  return {
    code: item.code ?? 'unmapped',
    name: item.name ?? 'Not known where',
    rate: found?.wte_per_10000 ?? null,
    wte: item.pcns_counted > 0 ? (found?.wte ?? null) : null,
    item,
  }
}

/** Whether it is not known of any network which borough it is in, so that no borough can be told. */
export function isUnplaced({ by, items, unmapped }: Spread): boolean {
  return by === 'borough' && (unmapped?.pcns ?? 0) > 0 && items.every(({ pcns }) => pcns === 0)
}

/** Whether every network counts in one of the groups, so that a group without any has none. */
export function allPlaced(rows: readonly SpreadRow[], total: SpreadRow): boolean {
  return rows.reduce((sum, { item }) => sum + item.pcns, 0) >= total.item.pcns
}

/** Where the scale ends. */
export function spreadTop(rows: readonly SpreadRow[]): number {
  return roundTop(Math.max(0, ...rows.map(({ rate }) => rate ?? 0)))
}
