import type { PostsSummary } from '@/api/types'

type PcnPosts = PostsSummary['pcns'][number]

export interface Choice {
  code: string
  name: string
}

/** The networks that have posts, by name; of one board only, where one is chosen. */
export function networksOf(pcns: readonly PcnPosts[], icb?: string): Choice[] {
  return pcns
    .filter(({ icb_code }) => !icb || icb_code === icb)
    .map(({ pcn_code, pcn_name }) => ({ code: pcn_code, name: pcn_name }))
    .sort(byName)
}

/** The boards these networks have, by name where that is known. */
export function boardsOf(pcns: readonly PcnPosts[], names?: ReadonlyMap<string, string>) {
  const codes = new Set(pcns.flatMap(({ icb_code }) => icb_code ?? []))
  return [...codes].map((code) => ({ code, name: names?.get(code) ?? code })).sort(byName)
}

const byName = (a: Choice, b: Choice) => a.name.localeCompare(b.name, 'en-GB', { numeric: true })

/** Columns read first from A, from the earliest day; figures from the largest. */
const RISING = ['reference', 'pcn_name', 'role_type', 'status', 'contract_ends_on']

/** Pressed once a column sorts, pressed again it turns round. */
export function nextSort(column: string, now: string | undefined): string {
  const [first, other] = RISING.includes(column) ? [column, `-${column}`] : [`-${column}`, column]
  return now === first ? other : first
}
