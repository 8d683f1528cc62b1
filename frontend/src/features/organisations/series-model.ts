import type { IcbRef, RegionSeries, SuccessionPair } from '@/api/types'
import { type Measure, measured } from './measures'

export interface SeriesPoint {
  on: string
  value: number | null
}

export interface Panel {
  code: string
  name: string
  /** While the board itself stood. */
  own: SeriesPoint[]
  /** Its area before it stood, up to and with its first own point. */
  before: SeriesPoint[]
  predecessors: { board: IcbRef; points: SeriesPoint[] }[]
}

export interface SeriesView {
  from: string
  to: string
  panels: Panel[]
  /** The top of the scale all panels share. */
  top: number
}

/** Before there were networks there is nothing to count: a line begins with the first of them. */
export function counted({ total }: RegionSeries['points'][number]): boolean {
  return total.pcns !== null && total.pcns > 0
}

/** A line for each board of the last day; for one that came out of others, theirs and their sum as well. */
export function seriesView(
  then: RegionSeries,
  now: RegionSeries | undefined,
  pairs: readonly SuccessionPair[],
  measure: Measure,
): SeriesView | undefined {
  const [first, last] = [then.points[0], then.points.at(-1)]
  if (!first || !last) return undefined
  const line = (series: RegionSeries | undefined, code: string): SeriesPoint[] =>
    (series?.points ?? []).filter(counted).flatMap(({ on, items }) => {
      const item = items.find((one) => one.icb_code === code)
      return item ? [{ on, value: measured(item, measure) }] : []
    })
  const panels = last.items.map(({ icb_code: code, icb_short_name: name }): Panel => {
    const own = line(then, code)
    const start = own[0]?.on ?? last.on
    const came = pairs.filter(
      (pair) =>
        pair.successor.ods_code === code &&
        pair.effective_on > first.on &&
        pair.effective_on <= start,
    )
    const area = came.length === 0 ? [] : line(now, code).filter(({ on }) => on <= start)
    // Nothing is drawn, and nothing promised, of years of which nothing is known.
    const before = area.some(({ on, value }) => on < start && value !== null) ? area : []
    const predecessors = came
      .map(({ predecessor }) => ({ board: predecessor, points: line(then, predecessor.ods_code) }))
      .filter(({ points }) => points.some(({ value }) => value !== null))
    return { code, name, own, before, predecessors }
  })
  const values = panels.flatMap(({ own, before }) => [...own, ...before].map((p) => p.value ?? 0))
  return { from: first.on, to: last.on, panels, top: roundTop(Math.max(0, ...values)) }
}

/** The next round number a scale can end at. */
export function roundTop(value: number): number {
  if (value <= 0) return 1
  const unit = 10 ** Math.floor(Math.log10(value))
  const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
  return (steps.find((step) => step * unit >= value) ?? 10) * unit
}

/** The known stretches of a line: what is not known is a gap, never a zero. */
export function stretches(points: readonly SeriesPoint[]): { on: string; value: number }[][] {
  const found: { on: string; value: number }[][] = [[]]
  for (const { on, value } of points) {
    if (value === null) found.push([])
    else found.at(-1)?.push({ on, value })
  }
  return found.filter((stretch) => stretch.length > 0)
}

/** The first and the last known value of a board's area, its years as parts of others included. */
export function ends({ own, before }: Panel) {
  const known = [...before, ...own].filter((point) => point.value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || first.value === null || last.value === null) return undefined
  return { first: first.value, since: first.on, last: last.value, on: last.on }
}

/** Keeps labels apart, moving them as little as that takes; sorted from the top. */
export function apart(at: readonly number[], gap: number, bottom: number): number[] {
  const placed: number[] = []
  for (const y of at) placed.push(Math.max(y, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + gap))
  let limit = bottom
  for (let i = placed.length - 1; i >= 0; i--) {
    placed[i] = Math.min(placed[i] ?? limit, limit)
    limit = (placed[i] ?? limit) - gap
  }
  return placed
}
