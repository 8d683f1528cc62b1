import { addDays } from '@/shared/format/date'
import type { Role } from './summary-words'

interface Figure {
  role_type?: string
  month?: string
  first_contacts?: number | null
  is_suppressed?: boolean
}

interface Point {
  role_type: string
  wte_in_post: number | null
}

export type Caseload =
  | { known: 'all'; people: number }
  | { known: 'part'; months: number }
  | { known: 'hidden' }
  | { known: 'nothing' }

const MONTHS = 12
/** The quarters of a year, and the day itself. */
const POINTS = 5

/**
 * How many people were first seen for each WTE in the last twelve whole months. Only a whole year can be held against
 * guidance, which speaks of a year.
 */
export function caseloadOf(
  role: Role,
  day: string,
  figures: readonly Figure[],
  series: readonly Point[],
): Caseload {
  const end = `${day.slice(0, 7)}-01`
  const start = `${Number(end.slice(0, 4)) - 1}${end.slice(4)}`
  const year = figures.filter(
    ({ role_type, month = '' }) => role_type === role && month >= start && month < end,
  )
  if (year.length === 0) return { known: 'nothing' }
  const seen = year.flatMap(({ first_contacts }) => first_contacts ?? [])
  if (seen.length < MONTHS) {
    const hidden = year.some((one) => one.is_suppressed && typeof one.first_contacts !== 'number')
    return hidden ? { known: 'hidden' } : { known: 'part', months: seen.length }
  }
  const held = series.flatMap((point) =>
    point.role_type === role && point.wte_in_post !== null ? point.wte_in_post : [],
  )
  const mean = held.slice(-POINTS).reduce((sum, wte, _, all) => sum + wte / all.length, 0)
  if (mean === 0) return { known: 'nothing' }
  return { known: 'all', people: Math.round(seen.reduce((sum, n) => sum + n, 0) / mean) }
}

/** The last day of the year that is counted. */
export function caseloadUntil(day: string): string {
  return addDays(`${day.slice(0, 7)}-01`, -1)
}
