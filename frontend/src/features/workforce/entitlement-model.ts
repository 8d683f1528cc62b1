import { addMonths, type Role } from './money-words'
import type {
  Entitlement,
  EntitlementMonth,
  EntitlementRate,
  RateBefore,
  RateCard,
  RateEffect,
} from './queries/money'

export interface Unclaimed {
  month: string
  roles: Role[]
}

/** The months that are over and cost something, but of which nothing was claimed, the oldest first. */
export function unclaimed(months: readonly EntitlementMonth[], today: string): Unclaimed[] {
  const found = new Map<string, Role[]>()
  for (const { month, role_type, basis, amount_pence } of months) {
    if (basis === 'claimed' || amount_pence === 0 || addMonths(month, 1) > today) continue
    found.set(month, [...(found.get(month) ?? []), role_type])
  }
  const all = [...found].map(([month, roles]) => ({ month, roles }))
  return all.sort((a, b) => a.month.localeCompare(b.month))
}

/** Of rates that took another's place, those that anything here is forecast with or that changed it, what changed most first. */
export function concerning({
  items,
  rates_changed,
}: Pick<Entitlement, 'items' | 'rates_changed'>): RateEffect[] {
  const used = new Set(items.flatMap((item) => item.months.flatMap((m) => m.rate_card_ids)))
  return rates_changed
    .filter(({ effect_pence, rate_card_id }) => effect_pence !== 0 || used.has(rate_card_id))
    .sort((a, b) => Math.abs(b.effect_pence) - Math.abs(a.effect_pence))
}

/** Those of the rates that nobody has compared with the document that sets them. */
export function unverified(cards: readonly RateCard[]): RateCard[] {
  return cards.filter((card) => !card.is_verified)
}

/** The years to choose from: those with a rate, that shown and that of today, the oldest first. */
export function yearsToChoose(known: readonly string[], ...others: readonly string[]): string[] {
  return [...new Set([...known, ...others])].sort()
}

/** Rates that gave way, the last one first, each with the rate that took its place. */
export function successors(
  before: readonly RateBefore[],
  now: EntitlementRate | null,
): { one: RateBefore; next: number | undefined }[] {
  return before.map((one, i) => ({
    one,
    next: (before[i - 1] ?? now)?.pence_per_weighted_person,
  }))
}

/** "£1,234.00 higher", or the same. */
export function moreOrLess(pence: number, words: (pence: number) => string): string {
  if (pence === 0) return 'The same'
  return `${words(Math.abs(pence))} ${pence > 0 ? 'higher' : 'lower'}`
}
