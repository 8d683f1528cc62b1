import type { NetworkStanding } from '@/api/types'

/** Which of a board's networks are shown, as the address says it. */
export interface Shown {
  status?: string | undefined
  gate?: string | undefined
  borough?: string | undefined
  stale?: string | undefined
}

type Item = Pick<
  NetworkStanding,
  'pcn_name' | 'status' | 'freshness' | 'borough_gss_code' | 'borough_name' | 'gate_failures'
>

// "Demo 2" comes before "Demo 10".
const byName = new Intl.Collator('en-GB', { numeric: true })

/** The networks that answer to all that is asked; by name where no other order is asked for. */
export function shownOf<One extends Item>(
  items: readonly One[],
  { status, gate, borough, stale, sort }: Shown & { sort?: string | undefined },
): One[] {
  const shown = items.filter(
    (item) =>
      (!status || item.status === status) &&
      (!gate || item.gate_failures.some((one) => one.criterion_code === gate)) &&
      (!borough || item.borough_gss_code === borough) &&
      (!stale || item.freshness === 'stale'),
  )
  if (sort && sort !== 'pcn_name') return shown
  return shown.sort((a, b) => byName.compare(a.pcn_name, b.pcn_name))
}

/** The boroughs that a board's networks are in, by name. */
export function boroughsOf(items: readonly Item[]): { code: string; name: string }[] {
  const found = new Map<string, string>()
  for (const { borough_gss_code: code, borough_name: name } of items) {
    if (code) found.set(code, name ?? code)
  }
  return [...found]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => byName.compare(a.name, b.name))
}

export const isFiltered = ({ status, gate, borough, stale }: Shown) =>
  Boolean(status || gate || borough || stale)
