import type {
  AreaStanding,
  BoardEmbedding,
  GateFailure,
  NetworkStanding,
  NextAct,
  PcnEmbedding,
} from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { listed } from '@/shared/format/words'

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

/** A score as people say it: whole per cent, cut off as the bands are. */
export function percent(score: number): string {
  return `${Math.floor(score)}%`
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

/** The codes of the gates that are not met, each once. */
export function gateCodes(failures: readonly GateFailure[]): string[] {
  return [...new Set(failures.map((gate) => gate.criterion_code))]
}

/** In how many networks each gate fails, the most frequent first. */
export function gatesOf(items: readonly NetworkStanding[]): { code: string; pcns: number }[] {
  const counts = new Map<string, number>()
  for (const item of items) {
    for (const code of gateCodes(item.gate_failures)) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts]
    .map(([code, pcns]) => ({ code, pcns }))
    .sort((a, b) => b.pcns - a.pcns || a.code.localeCompare(b.code))
}

export interface Finding {
  good: number
  pcns: number
  /** By how many more networks are established or embedded than on the first day of the quarter before; undefined without one. */
  moved: number | undefined
  since: string | undefined
  failing: number
  worst: string | undefined
}

const isQuarterStart = (day: string) => /-(01|04|07|10)-01$/.test(day)

/** The first day of the quarter before the one that the day asked about lies in. */
export function quarterBefore<Point extends { on: string }>(trend: readonly Point[]) {
  return trend.filter(({ on }) => isQuarterStart(on)).at(-2)
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
    since: before && formatDate(before.on),
    failing,
    worst: gatesOf(board.items)[0]?.code,
  }
}

export function count(board: Pick<AreaStanding, 'statuses'>, status: string): number {
  return board.statuses.find((one) => one.status === status)?.pcns ?? 0
}

/** The reasons to act, gathered: one entry for each reason and criterion, in the order of the most pressing of them. */
export interface Act {
  key: string
  title: string
  pcns: { code: string; name: string; detail: string; act: NextAct }[]
}

const REASONS: Record<string, (n: string) => string> = {
  gate_not_met: (n) => `${n} below what the contract asks`,
  falling: (n) => `The score fell in ${n}`,
  contracts_ending: (n) => `Contracts end within 90 days in ${n}`,
  unknown: (n) => `Nothing is known any more of ${n}`,
  not_assessed: (n) => `No assessment was ever published of ${n}`,
  stale: (n) => `The assessment is a year old in ${n}`,
  vacancy: (n) => `A post has been vacant for 90 days in ${n}`,
}

export function actsOf(board: BoardEmbedding): Act[] {
  const acts = new Map<string, Act & { reason: string; code: string | null }>()
  for (const one of board.act_next) {
    const key = `${one.reason} ${one.criterion_code ?? ''}`
    const act = acts.get(key) ?? {
      key,
      title: '',
      pcns: [],
      reason: one.reason,
      code: one.criterion_code,
    }
    if (!act.pcns.some((pcn) => pcn.code === one.pcn_code)) {
      act.pcns.push({ code: one.pcn_code, name: one.pcn_name, detail: one.detail, act: one })
    }
    acts.set(key, act)
  }
  const all = [...acts.values()]
  for (const act of all) {
    const n = `${act.pcns.length} ${act.pcns.length === 1 ? 'PCN' : 'PCNs'}`
    act.title =
      act.reason === 'gate_not_met'
        ? `Gate ${act.code} fails in ${n}`
        : (REASONS[act.reason]?.(n) ?? n)
  }
  return all
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

/** "D1 and D2" */
export function gatesWords(failures: readonly GateFailure[]): string {
  return listed(gateCodes(failures))
}
