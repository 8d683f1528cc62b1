const NBSP = '\u00a0'
const DAY_MS = 86_400_000
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Days since 1 January 1970 for a calendar date written YYYY-MM-DD. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days)
}

/** `valid_to` is the first day a fact no longer holds; people speak of the last day it did. */
export function lastDay(validTo: string): string {
  return addDays(validTo, -1)
}

/** The same day a year before; of 29 February the 28th, where the year has none. */
export function yearBefore(date: string): string {
  const before = `${String(Number(date.slice(0, 4)) - 1).padStart(4, '0')}${date.slice(4)}`
  return isDate(before) ? before : `${before.slice(0, 8)}28`
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = dayNumber(text)
  return Number.isFinite(day) && dateOfDay(day) === text
}

/** 14 December 2026, its parts held together with no-break spaces. Anything else is returned as it is. */
export function formatDate(date: string): string {
  if (!isDate(date)) return date
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return [day, MONTHS[month - 1], year].join(NBSP)
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
})
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

export function formatTime(instant: string | number): string {
  return clock.format(new Date(instant))
}

/** 23 November 2026, 10:04 in London's time. */
export function formatInstant(instant: string): string {
  return `${formatDate(calendar.format(new Date(instant)))}, ${formatTime(instant)}`
}
