import { isDate } from './date'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Reads a date the way people here write it: 31 March 2026, 31/3/2026 or 2026-03-31. */
export function parseDate(text: string): string | undefined {
  const parts = text
    .trim()
    .toLowerCase()
    .split(/[\s/.-]+/)
  if (parts.length !== 3) return undefined
  const [a, b, c] = parts as [string, string, string]
  const [year, month, day] = /^\d{4}$/.test(a) ? [a, b, c] : [c, b, a]
  const number = /^\d+$/.test(month) ? month : monthNumber(month)
  const date = `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : undefined
}

function monthNumber(word: string): string {
  if (word.length < 3) return ''
  return String(MONTHS.indexOf(word.slice(0, 3)) + 1)
}
