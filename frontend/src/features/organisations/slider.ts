import { dayNumber } from '@/shared/format/date'

/** Where a date stands between two others, from 0 to 1. */
export function share(date: string, from: string, to: string): number {
  const first = dayNumber(from)
  const at = (dayNumber(date) - first) / (dayNumber(to) - first)
  return Math.min(1, Math.max(0, at))
}

/** The known date so many steps away; beyond either end it is that end. */
export function step(stops: readonly string[], date: string, steps: number): string {
  const ahead =
    steps > 0 ? stops.filter((stop) => stop > date) : stops.filter((stop) => stop < date).reverse()
  const end = (steps > 0 ? stops.at(-1) : stops[0]) ?? date
  return ahead[Math.abs(steps) - 1] ?? end
}

/** The known date closest to where a thumb was dropped. */
export function nearest(stops: readonly string[], day: number): string {
  let best = stops[0] ?? ''
  for (const stop of stops) {
    if (Math.abs(dayNumber(stop) - day) < Math.abs(dayNumber(best) - day)) best = stop
  }
  return best
}

/** A range input reports one day's move for an arrow key or an assistive "increment": one known date. */
export function moved(stops: readonly string[], date: string, day: number): string {
  const before = dayNumber(date)
  if (day === before + 1) return step(stops, date, 1)
  if (day === before - 1) return step(stops, date, -1)
  return nearest(stops, day)
}

const ROOM = 0.13

/** Which dates get a label: the ends, the changes, then each year's end where there is room. */
export function labelled(stops: readonly string[], changes: readonly string[]): string[] {
  const first = stops[0]
  const last = stops.at(-1)
  if (!first || !last) return []
  const chosen = new Set([first, last, ...changes])
  for (const stop of stops) {
    const at = share(stop, first, last)
    const free = [...chosen].every((other) => Math.abs(share(other, first, last) - at) >= ROOM)
    if (stop.endsWith('-12-31') && free) chosen.add(stop)
  }
  return [...chosen].sort()
}
