import { formatNumber } from '@/shared/format/number'

export type Role = 'splw' | 'cc' | 'hwbc'
export const ROLES: readonly Role[] = ['splw', 'cc', 'hwbc']

const NAMES: Record<string, { full: string; short: string; one: string }> = {
  splw: {
    full: 'Social prescribing link workers',
    short: 'Link workers',
    one: 'link worker',
  },
  cc: { full: 'Care co-ordinators', short: 'Care co-ordinators', one: 'care co-ordinator' },
  hwbc: {
    full: 'Health and wellbeing coaches',
    short: 'Coaches',
    one: 'coach',
  },
  splw_mental_health: {
    full: 'Link workers counted as mental health practitioners',
    short: 'Counted as mental health practitioners',
    one: 'link worker counted as a mental health practitioner',
  },
  all: { full: 'All three roles', short: 'All roles', one: 'post' },
}

/** "Social prescribing link workers" */
export function roleName(role: string): string {
  return NAMES[role]?.full ?? role
}

/** "Link workers" */
export function roleShort(role: string): string {
  return NAMES[role]?.short ?? role
}

/** "link worker" */
export function oneOfRole(role: string): string {
  return NAMES[role]?.one ?? role
}

/** WTE as people write it: 1.0, 1.85; never 1.8500000001. */
export function formatWte(wte: number): string {
  return wte.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 2 })
}

/** For each 10,000 people, to the hundredth. */
export function formatPer(rate: number): string {
  return rate.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

/** "33%" */
export function formatPercent(share: number): string {
  return `${formatNumber(Math.round(share))}%`
}
