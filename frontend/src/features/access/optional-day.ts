import { dateFault, parseDate } from '@/shared/format/parse-date'

export interface TypedDay {
  day?: string
  fault?: string
}

/** A day as typed, which may be left out. */
export function optionalDay(typed: string, today: string | undefined): TypedDay {
  if (!typed.trim()) return {}
  const day = parseDate(typed, today)
  return day ? { day } : { fault: dateFault(typed) }
}
