import type { IcbStanding, RegionEmbedding } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { capital, listed, numberWord, plural } from '@/shared/format/words'
import { count, percent, quarterBefore } from '../standing/words'

type Area = Pick<RegionEmbedding, 'statuses'>

/** How many networks of an area are established or embedded. */
export function well(area: Area): number {
  return count(area, 'established') + count(area, 'embedded')
}

/** ", up 7 since 1 July 2026"; nothing where there is nothing to compare with. */
export function movedWords(moved: number | undefined, since: string | undefined): string {
  if (moved === undefined || !since) return ''
  if (moved === 0) return `, as many as on ${since}`
  return `, ${moved > 0 ? 'up' : 'down'} ${Math.abs(moved)} since ${since}`
}

/** By how many more of a region's networks are established or embedded than a quarter before. */
export function regionMoved(region: RegionEmbedding) {
  const before = quarterBefore(region.trend)
  return {
    moved:
      before && before.pcns > 0 ? well(region) - before.established - before.embedded : undefined,
    since: before && formatDate(before.on),
  }
}

/** The same of a board. */
export function boardMoved(board: IcbStanding): number | undefined {
  const before = quarterBefore(board.trend)
  return before && before.pcns > 0 ? well(board) - before.established_or_embedded : undefined
}

/** "Two of four boards have moved up since 1 July 2026; South West London has moved down" */
export function boardsHeadline(region: RegionEmbedding): string {
  const { since } = regionMoved(region)
  const boards = region.icbs.filter(({ pcns }) => pcns > 0)
  const known = boards.filter((board) => boardMoved(board) !== undefined)
  if (known.length === 0 || !since) return 'How each board stands'
  const up = known.filter((board) => (boardMoved(board) ?? 0) > 0)
  const down = known.filter((board) => (boardMoved(board) ?? 0) < 0)
  const first =
    up.length === 0
      ? `No board has moved up since ${since}`
      : `${capital(numberWord(up.length))} of ${numberWord(boards.length)} boards ${plural(up.length, 'has', 'have')} moved up since ${since}`
  if (down.length === 0) return first
  return `${first}; ${listed(down.map(({ icb_name }) => icb_name))} ${plural(down.length, 'has', 'have')} moved down`
}

type Spread = Pick<
  IcbStanding,
  'assessed' | 'score_median' | 'score_quartile_lower' | 'score_quartile_upper' | 'withheld'
>

/** "58%", or why there is none. */
export function medianWords({ withheld, score_median }: Pick<Spread, 'withheld' | 'score_median'>) {
  if (withheld) return 'Withheld'
  return score_median === null ? 'Not known' : percent(score_median)
}

/** "46% to 67%": between which scores the middle half lies. */
export function middleWords({ score_quartile_lower: low, score_quartile_upper: high }: Spread) {
  return low === null || high === null ? '' : `${percent(low)} to ${percent(high)}`
}

/** How a board's scores lie, in a sentence. */
export function spreadWords(of: Spread): string {
  if (of.withheld) return 'Median withheld: fewer than five scores are known.'
  if (of.score_median === null) return 'No score is known.'
  return `Median score ${percent(of.score_median)}, the middle half ${middleWords(of)}.`
}

/** What share of some networks, in whole per cent; nothing of none. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : (100 * part) / whole
}
