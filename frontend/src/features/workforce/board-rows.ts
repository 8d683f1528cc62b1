import type { AreaItem, AreaWorkforce, RoleSummary } from '@/api/types'
import { pressure, type Reason, reasons } from './attention'

export interface BoardRow {
  item: AreaItem
  /** All three roles together; nothing where the network keeps no posts here. */
  all: RoleSummary | undefined
  reasons: Reason[]
}

/** A board's networks by name, or those first of which most presses. Nowhere a place in a ranking. */
export function boardRows({ items }: AreaWorkforce, sort: 'name' | undefined): BoardRow[] {
  const rows = items.map((item) => {
    const all = item.roles.find(({ role_type }) => role_type === 'all')
    return { item, all, reasons: all ? reasons(all) : [] }
  })
  const byName = (a: BoardRow, b: BoardRow) =>
    a.item.pcn_name.localeCompare(b.item.pcn_name, 'en-GB') ||
    a.item.pcn_code.localeCompare(b.item.pcn_code)
  if (sort === 'name') return rows.sort(byName)
  return rows.sort((a, b) => pressure(b.reasons) - pressure(a.reasons) || byName(a, b))
}

/** Whether the list of posts that a reason leads to has posts of a network: more than where it presses, of some. */
export function isListed({ all, reasons }: BoardRow, need: Reason['need']): boolean {
  if (need === 'contracts_later') return (all?.contracts_ending_180 ?? 0) > 0
  if (need === 'turnover') return (all?.leavers_12m ?? 0) > 0
  return reasons.some((one) => one.need === need)
}

interface Tally {
  need: Reason['need']
  /** In how many networks it presses, and of how many there are posts in the list it leads to. */
  pcns: number
  listed: number
}

/** In how many networks each thing presses, what presses in most first. */
export function tally(rows: readonly BoardRow[]): Tally[] {
  const counts = new Map<Reason['need'], number>()
  for (const { reasons } of rows) {
    for (const { need } of reasons) counts.set(need, (counts.get(need) ?? 0) + 1)
  }
  const listed = (need: Reason['need']) => rows.filter((row) => isListed(row, need)).length
  return [...counts]
    .map(([need, pcns]) => ({ need, pcns, listed: listed(need) }))
    .sort((a, b) => b.pcns - a.pcns)
}
