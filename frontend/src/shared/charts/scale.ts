/** The next round number that a scale can end at, whose half is round as well. */
export function niceTop(value: number): number {
  if (value <= 0) return 2
  const unit = 10 ** Math.floor(Math.log10(value))
  const steps = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10]
  const top = (steps.find((step) => step * unit >= value) ?? 10) * unit
  return Math.max(2, top)
}

/** As short as a scale needs it: £1.2m, £12k, £800. Of pence. */
export function shortPounds(pence: number): string {
  const pounds = pence / 100
  if (pounds >= 1_000_000) return `£${trim(pounds / 1_000_000)}m`
  if (pounds >= 1000) return `£${trim(pounds / 1000)}k`
  return `£${Math.round(pounds)}`
}

function trim(n: number): string {
  return n.toFixed(n < 10 ? 1 : 0).replace(/\.0$/, '')
}
