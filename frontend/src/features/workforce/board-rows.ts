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

/** In how many networks each thing presses, what presses in most first. */
export function tally(rows: readonly BoardRow[]): { need: Reason['need']; pcns: number }[] {
  const counts = new Map<Reason['need'], number>()
  for (const { reasons } of rows) {
    for (const { need } of reasons) counts.set(need, (counts.get(need) ?? 0) + 1)
  }
  return [...counts].map(([need, pcns]) => ({ need, pcns })).sort((a, b) => b.pcns - a.pcns)
}
