import { formatDate, lastDay, MONTHS } from '@/shared/format/date'
import type { RateCard } from './queries/money'

export const ROLES = ['splw', 'cc', 'hwbc'] as const
export type Role = (typeof ROLES)[number]

const ROLE_WORDS: Record<Role, string> = {
  splw: 'Social prescribing link workers',
  cc: 'Care co-ordinators',
  hwbc: 'Health and wellbeing coaches',
}

/** "Care co-ordinators"; a role that is new here is called by its code. */
export function roleWords(role: string): string {
  return ROLE_WORDS[role as Role] ?? role
}

export function roleWithin(role: string): string {
  const words = roleWords(role)
  return words.charAt(0).toLowerCase() + words.slice(1)
}

export const ZONES = ['base', 'inner', 'outer'] as const

const ZONE_WORDS: Record<string, string> = {
  base: 'Base zone',
  inner: 'Inner London',
  outer: 'Outer London',
}

export function zoneWords(zone: string): string {
  return ZONE_WORDS[zone] ?? zone
}

/** The same inside a sentence: London keeps its capital. */
export function zoneWithin(zone: string): string {
  const words = zoneWords(zone)
  return words.charAt(0).toLowerCase() + words.slice(1)
}

const RATE_STATUS: Record<RateCard['status'], string> = {
  provisional: 'Provisional',
  confirmed: 'Confirmed',
  superseded: 'Superseded',
}

export function rateStatusWords(status: RateCard['status']): string {
  return RATE_STATUS[status]
}

export const CLAIM_STATUSES = ['recorded', 'icb_approved', 'adjusted'] as const

const CLAIM_STATUS: Record<(typeof CLAIM_STATUSES)[number], string> = {
  recorded: 'Not approved yet',
  icb_approved: 'Approved',
  adjusted: 'Adjusted',
}

export function claimStatusWords(status: string): string {
  return CLAIM_STATUS[status as (typeof CLAIM_STATUSES)[number]] ?? status
}

const NBSP = '\u00a0'

/** "October 2026", of its first day or of 2026-10. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return [MONTHS[Number(number) - 1] ?? month, year].join(NBSP)
}

/** "Oct" */
export function monthShort(month: string): string {
  return (MONTHS[Number(month.split('-')[1]) - 1] ?? '').slice(0, 3)
}

/** "2026-09-01" after "2026-10-01" with -1. */
export function addMonths(month: string, n: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + n, 1)).toISOString().slice(0, 10)
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`
}

/** The financial year a day is in, as 2026/27. */
export function financialYearOf(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const first = month < 4 ? year - 1 : year
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`
}

/** "From 1 April 2026 to 31 March 2027", or with no end. */
export function daysWords(from: string, to: string | null): string {
  return to ? `${formatDate(from)} to ${formatDate(lastDay(to))}` : `From ${formatDate(from)}`
}

/** 1.8 WTE, to two places at most. */
export function formatWte(wte: number): string {
  return wte.toLocaleString('en-GB', { maximumFractionDigits: 2 })
}

/** Pence with their decimals, as pounds to as many places as they have: £26.631. */
export function formatRate(pence: number): string {
  return `£${(pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 5 })}`
}
