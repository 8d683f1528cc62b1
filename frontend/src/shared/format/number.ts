/** 10,991,417 */
export function formatNumber(n: number): string {
  return n.toLocaleString('en-GB')
}

/** A score of deprivation to one place: the second says nothing. */
export function formatScore(score: number): string {
  return score.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

/** As short as a chart's label must be: 4.69m, 412k, 80. */
export function formatShort(n: number): string {
  if (n >= 999_500) return `${(n / 1_000_000).toFixed(2)}m`
  if (n >= 10_000) return `${Math.round(n / 1000)}k`
  return formatNumber(n)
}
