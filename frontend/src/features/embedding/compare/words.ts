import type { Benchmark, PcnPeers } from '@/api/types'
import { percent } from '../standing/words'

/** With whom a network can be compared, the usual first. */
export const WITH = ['board', 'region', 'peers'] as const
export type With = (typeof WITH)[number]

export interface Beside {
  with: With
  /** "its board, West and North London" */
  name: string
  of: Benchmark
}

/** Those that it can be compared with on the day. */
export function besides(pcn: PcnPeers): Beside[] {
  const all: Beside[] = []
  if (pcn.benchmark) all.push({ with: 'board', name: pcn.benchmark.icb_name, of: pcn.benchmark })
  if (pcn.region) all.push({ with: 'region', name: pcn.region.region_name, of: pcn.region })
  if (pcn.peer_benchmark) all.push({ with: 'peers', name: 'the peers', of: pcn.peer_benchmark })
  return all
}

/** Where a score lies among others, without saying how many are above it. */
export function placeWords(score: number, of: Benchmark): string | undefined {
  const { score_median: median, score_quartile_lower: low, score_quartile_upper: high } = of
  if (median === null || low === null || high === null) return undefined
  if (score < low) return 'in the lower quarter of'
  if (score > high) return 'in the upper quarter of'
  return 'in the middle half of'
}

/** The finding of the figure. */
export function headlineOf(pcn: PcnPeers, { name, of }: Beside): string {
  if (pcn.score === null) return `The scores of ${name}`
  const place = placeWords(pcn.score, of)
  if (!place) return `${pcn.pcn_name} beside ${name}`
  return `At ${percent(pcn.score)}, ${pcn.pcn_name} lies ${place} ${name}`
}

/** What lies between two scores: "7 points below". */
export function apartWords(mine: number | null, median: number | null): string {
  if (mine === null || median === null) return 'Not known'
  const points = Math.round(mine - median)
  if (points === 0) return 'The same'
  const many = Math.abs(points)
  return `${many} ${many === 1 ? 'point' : 'points'} ${points > 0 ? 'above' : 'below'}`
}

/** A score, or that there is none. */
export function scoreWords(score: number | null): string {
  return score === null ? 'Not known' : percent(score)
}

export interface Dot {
  score: number
  mine: boolean
}

/** Every score from the lowest on, the network's own among them once. */
export function dotsOf(pcn: PcnPeers, { with: whom, of }: Beside): Dot[] {
  const dots = of.scores.map((score) => ({ score, mine: false }))
  if (pcn.score === null || dots.length === 0) return dots
  const own = whom === 'peers' ? undefined : dots.find(({ score }) => score === pcn.score)
  if (own) own.mine = true
  else dots.push({ score: pcn.score, mine: true })
  return dots.sort((a, b) => a.score - b.score)
}

const WHY = {
  not_open: 'It was not open on this day, so there is nothing to compare.',
  not_described:
    'Its list size or its deprivation is not known on this day, and peers are found by both.',
  too_few_assessed:
    'Fewer than five of the PCNs most like it have a score that may be told, so none is shown.',
} as const

/** Why there are no peers. */
export function missingWords(pcn: PcnPeers): string | undefined {
  return pcn.peers_missing === null ? undefined : WHY[pcn.peers_missing]
}
