import { addDays } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'

/** Reads the days of a form, and keeps what is wrong with each under its name. */
export function dayReader(typed: FormData, today: string | undefined) {
  const faults: Record<string, string | undefined> = {}
  const text = (name: string) => String(typed.get(name) ?? '').trim()
  /** A day that may be left out. */
  function optional(name: string): string | undefined {
    const given = text(name)
    if (!given) return undefined
    const day = parseDate(given, today)
    if (!day) faults[name] = dateFault(given)
    return day
  }
  /** A day there must be. */
  function needed(name: string): string {
    if (!text(name)) faults[name] = dateFault('')
    return optional(name) ?? ''
  }
  /** The API takes the first day without for the last day with. */
  const after = (day: string | undefined) => day && addDays(day, 1)
  return { faults, text, optional, needed, after }
}
