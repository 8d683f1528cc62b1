import { addMonths, ROLES, type Role } from './money-words'
import type { Entitlement, EntitlementMonth, RateCard } from './queries/money'

export interface MonthSum {
  month: string
  claimed: number
  forecast: number
}

/** The twelve months of the year, over all networks and roles. */
export function monthsOf({ items }: Pick<Entitlement, 'items'>): MonthSum[] {
  const sums = new Map<string, MonthSum>()
  for (const { month, basis, amount_pence } of items.flatMap((item) => item.months)) {
    const sum = sums.get(month) ?? { month, claimed: 0, forecast: 0 }
    sums.set(month, { ...sum, [basis]: sum[basis] + amount_pence })
  }
  return [...sums.values()].sort((a, b) => a.month.localeCompare(b.month))
}

export interface RoleSum {
  role: Role
  /** WTE that the scheme pays, as a mean over the year. */
  wte: number
  claimed: number
  forecast: number
  rateIds: string[]
}

/** What each role costs in the year, and the rates that its forecast stands on. */
export function rolesOf({ items }: Pick<Entitlement, 'items'>): RoleSum[] {
  return ROLES.map((role) => {
    const months = items.flatMap((item) => item.months.filter((m) => m.role_type === role))
    const sum = (basis: EntitlementMonth['basis']) =>
      months.reduce((all, m) => (m.basis === basis ? all + m.amount_pence : all), 0)
    return {
      role,
      wte: months.reduce((all, m) => all + m.wte, 0) / 12,
      claimed: sum('claimed'),
      forecast: sum('forecast'),
      rateIds: [...new Set(months.flatMap((m) => m.rate_card_ids))],
    }
  })
}

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

/** Those of the rates that nobody has compared with the document that sets them. */
export function unverified(cards: readonly RateCard[]): RateCard[] {
  return cards.filter((card) => !card.is_verified)
}

/** The years to choose from: those with a rate, that shown and that of today, the oldest first. */
export function yearsToChoose(known: readonly string[], ...others: readonly string[]): string[] {
  return [...new Set([...known, ...others])].sort()
}
