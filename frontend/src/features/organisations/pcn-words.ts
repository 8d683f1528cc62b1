import type { PcnDetail, RegionOrganisations, Totals } from '@/api/types'
import { formatNumber, formatScore } from '@/shared/format/number'
import type { Counted } from './known'
import { LONDON } from './london-queries'

/** From here on a difference is worth a word: a tenth of the list, three points of deprivation. */
const LIST_MATTERS = 0.1
const SCORE_MATTERS = 3

/** A sentence in pieces: figures stand out. */
export type Piece = string | { strong: string }

interface Measured extends Pick<Totals, 'list_size' | 'imd_score'> {
  region_code: string | null
}

/** How it stands beside London on the day, naming only what is out of the ordinary. */
export function comparison(
  pcn: Measured,
  region: RegionOrganisations | undefined,
  /** The mean list size of London's networks: of their members only, not of every practice. */
  mean: number | undefined,
): Piece[] {
  if (pcn.region_code !== LONDON) return []
  return [
    ...sizeWords(pcn, mean),
    ...(region ? scoreWords(pcn.imd_score, region.total.imd_score) : []),
  ]
}

function sizeWords({ list_size }: Measured, mean: number | undefined): Piece[] {
  if (list_size === null || !mean) return []
  const ratio = list_size / mean - 1
  if (Math.abs(ratio) < LIST_MATTERS) return [', about as many as London’s average PCN']
  const percent = `${Math.round(Math.abs(ratio) * 100)}% ${ratio > 0 ? 'more' : 'fewer'}`
  return [', ', { strong: percent }, ' than London’s average PCN']
}

export function scoreWords(score: number | null, london: number | null): Piece[] {
  if (score === null) return []
  if (london === null) return ['. Their deprivation score is ', { strong: formatScore(score) }]
  const apart = score - london
  const beside = formatScore(london)
  if (Math.abs(apart) < SCORE_MATTERS) {
    return [
      '. Their deprivation score, ',
      { strong: formatScore(score) },
      `, is close to London’s ${beside}`,
    ]
  }
  const way = apart > 0 ? 'more deprived' : 'less deprived'
  return [
    '. They are ',
    { strong: way },
    ` than London as a whole: a score of ${formatScore(score)}, against ${beside}`,
  ]
}

/** ", 8 of which are in no PCN" */
export function unallocatedWords({ practices_unallocated: n, practices }: Counted): string {
  if (n === 0) return ''
  if (practices === 1) return ', which is in no PCN'
  return `, ${formatNumber(n)} of which ${n === 1 ? 'is' : 'are'} in no PCN`
}

/** "6 practices", "1 practice", "no practices" */
export function practicesWords(n: number): string {
  if (n === 0) return 'no practices'
  return `${formatNumber(n)} ${n === 1 ? 'practice' : 'practices'}`
}

export function identity(pcn: PcnDetail): string {
  const people = pcn.list_size === null ? '' : ` · ${formatNumber(pcn.list_size)} registered people`
  return `Primary care network ${pcn.ods_code} · ${practicesWords(pcn.practices)}${people}`
}
