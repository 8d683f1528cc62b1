import { formatDate } from '@/shared/format/date'
import type { SeriesPoint } from './series-model'
import { formatWte } from './summary-words'

const QUARTERS_A_YEAR = 4

/** How WTE in post moved since the first day it is known of, and since when it goes the other way. */
export function seriesHeadline(known: readonly SeriesPoint[]): string {
  const [first] = known
  const last = known.at(-1)
  if (!first || !last) return ''
  const [then, now] = [first.inPost ?? 0, last.inPost ?? 0]
  const recent = known.at(-1 - QUARTERS_A_YEAR)
  const before = recent?.inPost ?? then
  const turned = recent !== undefined && Math.sign(now - before) === -Math.sign(now - then)
  const but =
    turned && now !== then
      ? `, but ${moved(before, now)} from ${formatWte(before)} since ${formatDate(recent.on)}`
      : ''
  if (then === now) return `WTE in post is what it was on ${formatDate(first.on)}`
  return `WTE in post ${moved(then, now)} from ${formatWte(then)} to ${formatWte(now)} since ${formatDate(first.on)}${but}`
}

const moved = (then: number, now: number) => (now > then ? 'rose' : 'fell')
