import type { FundingLine, NewPost } from '@/api/types'
import { addDays, formatDate, lastDay } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'

/** A funding line as it stands in the form, all of it text. */
export interface TypedLine {
  key: string
  source: string
  share: string
  first: string
  last: string
}

export type NewLine = NonNullable<NewPost['funding_lines']>[number]

export function typedLine(line: FundingLine, key: string): TypedLine {
  return {
    key,
    source: line.source,
    share: String(line.share),
    first: formatDate(line.valid_from),
    last: line.valid_to ? formatDate(lastDay(line.valid_to)) : '',
  }
}

/** A share as people write it: 50, 33.3, 12,5 or 50 %. */
export function parseShare(text: string): number | undefined {
  const typed = text.trim().replace(/\s*%$/, '').replace(',', '.')
  return /^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Number(typed) : undefined
}

export interface Days {
  first: string
  /** The first day without, where there is one. */
  end: string | undefined
}

interface Read {
  share: number
  first: string
  end: string | undefined
}

/** A line as far as it can be read yet. A line without a first day pays from the post's. */
function readLine(line: TypedLine, opened: string, today: string | undefined): Read | undefined {
  const share = parseShare(line.share)
  const first = line.first.trim() ? parseDate(line.first, today) : opened
  const last = line.last.trim() ? parseDate(line.last, today) : undefined
  if (share === undefined || !first || (line.last.trim() && !last)) return undefined
  return { share, first, end: last && addDays(last, 1) }
}

export interface Total extends Days {
  /** In per cent. */
  share: number
}

/** What the lines add up to on every day of the post, as stretches of days with the same sum. */
export function runningTotals(
  lines: readonly TypedLine[],
  post: Days,
  today: string | undefined,
): Total[] {
  const read = lines.flatMap((line) => readLine(line, post.first, today) ?? [])
  const within = (day: string) => day >= post.first && (!post.end || day < post.end)
  const turns = read.flatMap(({ first, end }) => (end ? [first, end] : [first]))
  const days = [...new Set([post.first, ...turns.filter(within)])].sort()
  const totals: Total[] = []
  for (const [i, day] of days.entries()) {
    const paid = read.filter(({ first, end }) => first <= day && (!end || day < end))
    const share = Math.round(paid.reduce((sum, line) => sum + line.share, 0) * 100) / 100
    const before = totals.at(-1)
    const end = days[i + 1] ?? post.end
    if (before?.share === share) before.end = end
    else totals.push({ first: day, end, share })
  }
  return totals
}

/** The lines as they are sent, or what cannot be read in them. */
export function linesOf(lines: readonly TypedLine[], opened: string, today: string | undefined) {
  const body: NewLine[] = []
  for (const [i, line] of lines.entries()) {
    const which = `Line ${i + 1}: `
    const share = parseShare(line.share)
    if (share === undefined) {
      return { fault: `${which}write its share in per cent, such as 50 or 33.3.` }
    }
    const read = readLine(line, opened, today)
    if (!read) {
      const wrong = line.first.trim() && !parseDate(line.first, today) ? line.first : line.last
      return { fault: which + dateFault(wrong) }
    }
    const source = line.source as NewLine['source']
    body.push({ source, share, valid_from: read.first, valid_to: read.end ?? null })
  }
  return { body }
}
