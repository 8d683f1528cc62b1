import { isDate } from '@/shared/format/date'

/** The same day of the next year; the last of February where there is no such day. */
export function inAYear(today: string): string {
  const next = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
  return isDate(next) ? next : next.replace(/29$/, '28')
}
