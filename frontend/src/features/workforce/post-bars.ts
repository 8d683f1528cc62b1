import type { Assignment, PostDetail } from '@/api/types'
import { dateOfDay, dayNumber } from '@/shared/format/date'

export interface Stretch {
  first: string
  /** The first day without. */
  end: string
}

/**
 * When nobody was in the post, until a day: as the API counts time to fill, from its first day where somebody came, and
 * days vacant, from when people are looked for where nobody has yet.
 */
export function emptyStretches(
  post: Pick<PostDetail, 'assignments' | 'opened_on' | 'recruiting_from' | 'closed_on'>,
  day: string,
): Stretch[] {
  const { assignments, opened_on, recruiting_from, closed_on } = post
  const until = closed_on && closed_on < day ? closed_on : day
  const began = [...assignments].sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1))
  const stretches: Stretch[] = []
  let empty = began.length > 0 ? opened_on : (recruiting_from ?? until)
  for (const { valid_from, valid_to } of began) {
    if (valid_from > empty) stretches.push({ first: empty, end: valid_from })
    if (!valid_to) return within(stretches, until)
    if (valid_to > empty) empty = valid_to
  }
  return within([...stretches, { first: empty, end: until }], until)
}

function within(stretches: readonly Stretch[], until: string): Stretch[] {
  return stretches
    .map(({ first, end }) => ({ first, end: end < until ? end : until }))
    .filter(({ first, end }) => first < end)
}

export const daysOf = ({ first, end }: Stretch) => dayNumber(end) - dayNumber(first)

/** From the post's first day to the last that anything is known of, or the day itself. */
export function spanOf(post: PostDetail, day: string): Stretch {
  const known = post.assignments.flatMap(({ valid_from, valid_to }) => [valid_from, valid_to ?? ''])
  const ends = [day, post.contract_ends_on ?? '', post.closed_on ?? '', ...known].sort()
  const last = dayNumber(ends.at(-1) ?? day)
  const first = dayNumber(post.opened_on)
  const room = Math.max(30, Math.round((last - first) * 0.04))
  return { first: post.opened_on, end: dateOfDay(last + room) }
}

/** Where a day stands on the span, in per cent of its width. */
export function placeOn(span: Stretch, day: string): number {
  const share = (dayNumber(day) - dayNumber(span.first)) / daysOf(span)
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100
}

/** The Aprils within the span, when financial years begin; the span's own ends leave room for their words. */
export function yearsOn(span: Stretch): string[] {
  const from = Number(span.first.slice(0, 4))
  const to = Number(span.end.slice(0, 4))
  const all = Array.from({ length: to - from + 1 }, (_, i) => `${from + i}-04-01`)
  return all.filter((day) => span.first <= day && placeOn(span, day) <= 90 && day < span.end)
}

export function inOrder(assignments: readonly Assignment[]): Assignment[] {
  return [...assignments].sort((a, b) => (a.valid_from < b.valid_from ? -1 : 1))
}
