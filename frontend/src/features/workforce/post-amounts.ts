import type { PostAmount } from './queries/posts'

export interface Amounts {
  posts: number
  networks: number
  funded: number
  filled: number
  vacant: number
  /** Posts that stand empty while somebody is looked for. */
  empty: number
  /** Posts whose first day is still to come: nothing is funded of them yet. */
  coming: number
}

/** What the posts of all pages come to on a day. */
export function amountsOf(posts: readonly PostAmount[], day: string): Amounts {
  const begun = posts.filter(({ opened_on }) => opened_on <= day)
  const sum = (of: (post: PostAmount) => number) =>
    Math.round(begun.reduce((all, post) => all + of(post), 0) * 100) / 100
  return {
    posts: posts.length,
    networks: new Set(posts.map((post) => post.pcn_code)).size,
    funded: sum((post) => post.wte_funded),
    filled: sum((post) => post.wte_in_post),
    vacant: sum((post) => post.wte_vacant),
    empty: begun.filter(({ status }) => status === 'vacant' || status === 'recruiting').length,
    coming: posts.length - begun.length,
  }
}

export interface Choice {
  code: string
  name: string
}

/** The networks whose posts these are, by name; of one board only, where one is chosen. */
export function networksOf(posts: readonly PostAmount[], icb?: string): Choice[] {
  const found = new Map<string, string>()
  for (const { pcn_code, pcn_name, icb_code } of posts) {
    if (!icb || icb_code === icb) found.set(pcn_code, pcn_name)
  }
  return [...found].map(([code, name]) => ({ code, name })).sort(byName)
}

/** The boards these networks have, by name where that is known. */
export function boardsOf(posts: readonly PostAmount[], names?: ReadonlyMap<string, string>) {
  const codes = new Set(posts.flatMap(({ icb_code }) => icb_code ?? []))
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
