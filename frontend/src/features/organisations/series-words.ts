import type { RegionSeries } from '@/api/types'
import { formatDate, MONTHS } from '@/shared/format/date'
import { capital, listed } from '@/shared/format/words'
import { withoutLondon } from './london-words'
import { type Measure, measured } from './measures'
import { counted, ends, type Panel } from './series-model'
import { inTense, tenseOf } from './tense'

/** "Jan 2025" */
export function shortMonth(date: string): string {
  const [year = '', month = ''] = date.split('-')
  return `${MONTHS[Number(month) - 1]?.slice(0, 3)}\u00a0${year}`
}

const NOUN = { pcns: 'PCNs', list_size: 'registered people', imd_score: 'deprivation' } as const

function moved(first: number, last: number, { format }: Measure): string {
  const [was, is] = [format(first), format(last)]
  if (was === is) return ''
  return last > first ? 'up' : 'down'
}

/** The finding: how London moved over the quarters shown. */
export function seriesHeadline(
  { points, as_of }: RegionSeries,
  measure: Measure,
  today: string,
): string {
  const known = points.filter(counted).flatMap(({ on, total }) => {
    const value = measured(total, measure)
    return value === null ? [] : [{ on, value }]
  })
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return `${capital(NOUN[measure.name])} by board: not known for these days`
  const [was, is] = [measure.format(first.value), measure.format(last.value)]
  const since = formatDate(first.on)
  const way = moved(first.value, last.value, measure)
  const has = inTense(tenseOf(as_of, today), 'has', 'has', 'is expected to have')
  if (measure.name === 'imd_score') {
    return way
      ? `Deprivation ${has} gone ${way} from ${was} to ${is} since ${since}`
      : `Deprivation ${has} stayed at ${is} since ${since}`
  }
  const noun = NOUN[measure.name]
  return way
    ? `London ${has} gone ${way} from ${was} to ${is} ${noun} since ${since}`
    : `London ${has} had ${is} ${noun} since ${since}`
}

/** What stands over one board's chart: its last value, and how it got there. */
export function panelWords(panel: Panel, measure: Measure): { value: string; rest: string } {
  const found = ends(panel)
  if (!found) return { value: 'Not known', rest: ' on these days' }
  const way = moved(found.first, found.last, measure)
  const noun = measure.name === 'imd_score' ? '' : ` ${NOUN[measure.name]}`
  const change =
    measure.name === 'imd_score'
      ? Math.abs(found.last - found.first)
      : Math.abs(Math.round(found.last - found.first))
  const rest = way
    ? `${way} ${measure.format(change)} since ${shortMonth(found.since)}`
    : `no change since ${shortMonth(found.since)}`
  return { value: measure.format(found.last), rest: `${noun}, ${rest}` }
}

/** The whole chart in a sentence, for who does not see it. */
export function panelSentence(panel: Panel, measure: Measure): string {
  const { value, rest } = panelWords(panel, measure)
  const made = panel.predecessors.map(({ board }) => board.short_name)
  return `${panel.name}: ${value}${rest}.${made.length > 0 ? ` Before, ${listed(made)}.` : ''}`
}

export function dashedWords({ predecessors }: Panel, { name }: Measure): string {
  const parts = listed(predecessors.map(({ board }) => withoutLondon(board.short_name)))
  return `Dashed: ${parts} ${name === 'imd_score' ? 'taken' : 'added'} together.`
}
