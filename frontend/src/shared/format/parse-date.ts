import { isDate, MONTHS } from './date'

/** Reads a date the way people here write it: 31 March 2026, 1st April 2026, 31/3/2026, 2026-03-31 or today. */
export function parseDate(text: string, today?: string): string | undefined {
  const typed = text.trim().toLowerCase()
  if (typed === 'today') return today
  const date = asWritten(typed)
  return date && isDate(date) ? date : undefined
}

/** Why a text is no date, and how to write one. */
export function dateFault(text: string): string {
  const typed = text.trim()
  if (!typed) return 'Write a date like 31 March 2026.'
  const [year, month, day] = asWritten(typed.toLowerCase())?.split('-').map(Number) ?? []
  const name = MONTHS[(month ?? 0) - 1]
  if (year && name && day && day <= 31) return `There is no ${day} ${name} ${year}.`
  return `${typed} is not a date. Write it like 31 March 2026.`
}

/** YYYY-MM-DD in shape; whether the calendar has that day is another question. */
function asWritten(text: string): string | undefined {
  const parts = text.split(/[\s/.,-]+/)
  if (parts.length !== 3) return undefined
  const [a, b, c] = parts as [string, string, string]
  const [year, month, day] = /^\d{4}$/.test(a) ? [a, b, c] : [c, b, a]
  const number = /^\d+$/.test(month) ? month : monthNumber(month)
  const date = `${year}-${number.padStart(2, '0')}-${day.replace(/(st|nd|rd|th)$/, '').padStart(2, '0')}`
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined
}

function monthNumber(word: string): string {
  if (word.length < 3) return ''
  return String(MONTHS.findIndex((month) => month.toLowerCase().startsWith(word.slice(0, 3))) + 1)
}
