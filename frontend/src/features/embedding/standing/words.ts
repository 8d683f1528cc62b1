import type { AreaStanding, BoardEmbedding, PcnEmbedding } from '@/api/types'
import { formatDate, MONTHS } from '@/shared/format/date'
import { embeddingWords } from '../words'
import { gatesOf } from './gates'

/** The order of the distribution, from the lowest on. */
export const ORDER = [
  'not_started',
  'emerging',
  'developing',
  'established',
  'embedded',
  'insufficient_evidence',
  'unknown',
  'not_assessed',
] as const

/** What a score is called by itself. */
export function bandOf(score: number): (typeof ORDER)[number] {
  if (score >= 80) return 'embedded'
  if (score >= 60) return 'established'
  if (score >= 40) return 'developing'
  return score >= 20 ? 'emerging' : 'not_started'
}

/** A score as people say it: whole per cent, cut off as the bands are. */
export function percent(score: number): string {
  return `${Math.floor(score)}%`
}

/** A score where what moves it is small: with one decimal, cut off as the bands are. */
export function tenths(score: number): string {
  return `${(Math.floor(score * 10) / 10).toFixed(1)}%`
}

/** How a score moved: a shape and the points for the eye. */
export function movement(change: number): string {
  const points = Math.round(Math.abs(change))
  if (points === 0) return '= 0'
  return `${change > 0 ? '▲' : '▼'} ${points}`
}

/** The same for the ear. */
export function movementWords(change: number): string {
  const points = Math.round(Math.abs(change))
  if (points === 0) return 'no change'
  return `${change > 0 ? 'up' : 'down'} ${points}`
}

export interface Finding {
  good: number
  pcns: number
  /** By how many more networks are established or embedded than on the first day of the quarter before; undefined without one. */
  moved: number | undefined
  since: string | undefined
  failing: number
  /** The gate that most of them miss. */
  worst: string | undefined
}

/** Two lines below a bar: "Oct" and "2026" of the first day of a quarter, "27 Nov" and "2026" of another day. */
export function quarterLabel(on: string): [string, string] {
  const month = (MONTHS[Number(on.slice(5, 7)) - 1] ?? '').slice(0, 3)
  const day = isQuarterStart(on) ? '' : `${Number(on.slice(8))} `
  return [day + month, on.slice(0, 4)]
}

const isQuarterStart = (day: string) => /-(01|04|07|10)-01$/.test(day)

/** The first day of the quarter before the one that the day asked about lies in. */
export function quarterBefore<Point extends { on: string }>(trend: readonly Point[]) {
  return trend.filter(({ on }) => isQuarterStart(on)).at(-2)
}

/** Since when, and why then. */
export function sinceWords(on: string): string {
  return `${formatDate(on)}, the first day of the quarter before`
}

/** What the page says first. */
export function findingOf(board: BoardEmbedding): Finding {
  const good = count(board, 'established') + count(board, 'embedded')
  const before = quarterBefore(board.trend)
  const failing = board.items.filter((item) => item.gate_failures.length > 0).length
  return {
    good,
    pcns: board.pcns,
    moved: before && good - before.established - before.embedded,
    since: before && sinceWords(before.on),
    failing,
    worst: gatesOf(board.items)[0]?.name,
  }
}

export function count(board: Pick<AreaStanding, 'statuses'>, status: string): number {
  return board.statuses.find((one) => one.status === status)?.pcns ?? 0
}

export type Move = NonNullable<PcnEmbedding['explanation']>['moves'][number]

/** Steps of one criterion that follow each other, as one: from where it is to where it must come. */
export function joined(moves: readonly Move[]): Move[] {
  const all: Move[] = []
  for (const move of moves) {
    const last = all.at(-1)
    if (last?.criterion_code === move.criterion_code && last.role_type === move.role_type) {
      all[all.length - 1] = { ...move, from_level: last.from_level }
    } else {
      all.push(move)
    }
  }
  return all
}

/** What a network says of itself beside what others came to; nothing while one of them is not known. */
export function besideWords({
  self_score,
  validated_score,
}: Pick<PcnEmbedding, 'self_score' | 'validated_score'>): string {
  if (self_score === null || validated_score === null) return ''
  return `The network says ${percent(self_score)} of itself; others came to ${percent(validated_score)}.`
}

type Held = Pick<PcnEmbedding, 'status' | 'band' | 'assessed' | 'applicable' | 'gate_failures'>

/** Why a status is not what its score alone would make it; nothing where it is. */
export function heldWords({ status, band, assessed, applicable, gate_failures }: Held): string {
  if (status === 'insufficient_evidence') {
    const rated = percent((100 * assessed) / Math.max(1, applicable))
    return `Only ${assessed} of the ${applicable} ratings that apply are given (${rated}, below 80%), so there is no status yet.`
  }
  if (!band || band === status || gate_failures.length === 0) return ''
  const called = (one: string) => embeddingWords(one).toLowerCase()
  return `That holds it at ${called(status)}: by its score it would be ${called(band)}.`
}
