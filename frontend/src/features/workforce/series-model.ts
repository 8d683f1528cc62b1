import type { PcnWorkforce } from '@/api/types'
import { roundTop } from './cliff-model'

type Point = PcnWorkforce['series'][number]

export interface SeriesPoint {
  on: string
  funded: number | null
  inPost: number | null
  returned: number | null
}

export interface Series {
  points: SeriesPoint[]
  top: number
}

const rounded = (n: number) => Math.round(n * 100) / 100

/** The three roles together, quarter by quarter; nothing where nothing is known, which is not 0. */
export function seriesOf(points: readonly Point[]): Series {
  const days = [...new Set(points.map(({ on }) => on))].sort()
  const together = days.map((on) => {
    const day = points.filter((point) => point.on === on)
    const sum = (values: (number | null)[]) =>
      values.every((value) => value === null)
        ? null
        : rounded(values.reduce<number>((total, value) => total + (value ?? 0), 0))
    return {
      on,
      funded: sum(day.map(({ wte_funded }) => wte_funded)),
      inPost: sum(day.map(({ wte_in_post }) => wte_in_post)),
      returned: sum(day.map(({ return_fte }) => return_fte)),
    }
  })
  const values = together.flatMap(({ funded, inPost, returned }) => [
    funded ?? 0,
    inPost ?? 0,
    returned ?? 0,
  ])
  return { points: together, top: roundTop(Math.max(0, ...values)) }
}

/** The stretches of a line between its gaps. */
export function stretches(
  points: readonly SeriesPoint[],
  value: (point: SeriesPoint) => number | null,
): { on: string; value: number }[][] {
  const found: { on: string; value: number }[][] = [[]]
  for (const point of points) {
    const at = value(point)
    if (at === null) found.push([])
    else found.at(-1)?.push({ on: point.on, value: at })
  }
  return found.filter((stretch) => stretch.length > 0)
}
