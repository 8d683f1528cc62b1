import { ProblemError } from '@/api/problem'
import { type Faults, faultsOf } from '@/shared/ui/form'
import { COUNTS, type Count, DIMENSIONS, type Dimension, GROUPS } from './figure-words'
import { addMonths } from './money-words'
import type { ServiceFigure, ServiceFigureEntry } from './queries/figures'

/** What stands in the fields of a month, by their names: "referrals", "source_self". */
export type Typed = Record<string, string>

type Group = NonNullable<ServiceFigureEntry['groups']>[number]

export function fieldOf(dimension: string, code: string): string {
  return `${dimension}_${code}`
}

/** The fields of a month as it was written down. */
export function typedOf(figure: ServiceFigure | null): Typed {
  const typed: Typed = {}
  if (!figure) return typed
  for (const count of COUNTS) typed[count] = figure[count]?.toString() ?? ''
  for (const { dimension, group_code, referrals } of figure.groups ?? []) {
    typed[fieldOf(dimension, group_code)] = referrals?.toString() ?? ''
  }
  return typed
}

const isCount = (text: string) => /^\d{1,7}$/.test(text.replace(/[,\s]/g, ''))
const isDays = (text: string) => /^\d{1,4}(\.\d)?$/.test(text.trim())
const numberOf = (text: string) => Number(text.replace(/[,\s]/g, ''))
const filled = (typed: Typed, field: string) => (typed[field] ?? '').trim() !== ''

/** What is typed, as it is sent: what is empty is left out, because it is not known. */
export function entryOf(typed: Typed): { faults: Faults; entry: ServiceFigureEntry } {
  const faults: Faults = {}
  const entry: ServiceFigureEntry = {}
  for (const count of COUNTS) {
    if (!filled(typed, count)) continue
    const text = typed[count] ?? ''
    if (count === 'wait_days_median' ? !isDays(text) : !isCount(text)) faults[count] = wrong(count)
    else entry[count] = numberOf(text)
  }
  const groups: Group[] = []
  for (const dimension of DIMENSIONS) {
    for (const [group_code] of GROUPS[dimension]) {
      const field = fieldOf(dimension, group_code)
      if (!filled(typed, field)) continue
      const text = typed[field] ?? ''
      if (!isCount(text)) faults[field] = wrong('referrals')
      else groups.push({ dimension, group_code, referrals: numberOf(text) })
    }
  }
  if (groups.length > 0) entry.groups = groups
  if (Object.keys(entry).length === 0 && Object.keys(faults).length === 0) {
    faults.referrals = 'Enter at least one figure, or leave the month out.'
  }
  return { faults, entry }
}

function wrong(count: Count): string {
  return count === 'wait_days_median'
    ? 'Write a number of days, such as 11.5.'
    : 'Write a whole number, or leave it empty if it is not known.'
}

export interface Running {
  /** Whether anything stands in the dimension's fields. */
  counted: boolean
  sum: number
  /** The referrals that are in no group yet; below nothing where there are too many, undefined where they are not known. */
  left: number | undefined
}

/** How far the groups of a dimension have come towards the referrals. */
export function running(typed: Typed, dimension: Dimension): Running {
  const texts = GROUPS[dimension].map(([code]) => typed[fieldOf(dimension, code)] ?? '')
  const sum = texts.reduce((all, text) => all + (isCount(text) ? numberOf(text) : 0), 0)
  const referrals = typed.referrals ?? ''
  return {
    counted: texts.some((text) => text.trim() !== ''),
    sum,
    left: isCount(referrals) ? numberOf(referrals) - sum : undefined,
  }
}

/** Those left over counted as not known. */
export function restUnknown(typed: Typed, dimension: Dimension): Typed {
  const { left = 0 } = running(typed, dimension)
  const field = fieldOf(dimension, 'unknown')
  const before = isCount(typed[field] ?? '') ? numberOf(typed[field] ?? '') : 0
  return { ...typed, [field]: String(before + left) }
}

/** Which dimension's fields as a whole a fault is about. */
export function dimensionField(dimension: Dimension): string {
  return `groups_${dimension}`
}

/** What the server says of a month, at the fields that it is about. */
export function figureFaults(error: unknown, sent: ServiceFigureEntry | undefined): Faults {
  const faults = faultsOf(error, COUNTS)
  if (!(error instanceof ProblemError)) return faults
  const apart = DIMENSIONS.filter((dimension) => {
    const own = (sent?.groups ?? []).filter((group) => group.dimension === dimension)
    const sum = own.reduce((all, group) => all + (group.referrals ?? 0), 0)
    return own.length > 0 && sum !== sent?.referrals
  })
  for (const { pointer, message } of error.problem.errors ?? []) {
    const [, name, at] = pointer.split('/')
    if (name !== 'groups') continue
    const group = at === undefined ? undefined : sent?.groups?.[Number(at)]
    const dimension = group ? undefined : apart.shift()
    if (group) faults[fieldOf(group.dimension, group.group_code)] ??= message
    else if (dimension) faults[dimensionField(dimension)] = message
  }
  return faults
}

export interface MonthRow {
  month: string
  /** Nothing where nobody wrote anything down. */
  figure: ServiceFigure | undefined
}

const MOST_ROWS = 36

/** A month of which nothing is known is as if nobody had entered it. */
const isEntered = (one: ServiceFigure) =>
  one.is_suppressed || COUNTS.some((count) => one[count] !== null)

/** The months from the newest to the oldest, those among them of which there are no figures. */
export function monthRows(figures: readonly ServiceFigure[], newest?: string): MonthRow[] {
  const first = newest ?? figures[0]?.month
  const last = figures.at(-1)?.month ?? newest
  if (!first || !last) return []
  const rows: MonthRow[] = []
  const begin = figures[0] && figures[0].month > first ? figures[0].month : first
  for (let month = begin; month >= last && rows.length < MOST_ROWS; month = addMonths(month, -1)) {
    rows.push({ month, figure: figures.find((one) => one.month === month && isEntered(one)) })
  }
  return rows
}
