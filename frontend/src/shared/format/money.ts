/** £3,310, or £3,310.05 where there are pence. */
export function formatPounds(pence: number): string {
  const places = pence % 100 === 0 ? 0 : 2
  const pounds = (Math.abs(pence) / 100).toLocaleString('en-GB', {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  })
  return `${pence < 0 ? '−' : ''}£${pounds}`
}

/** £3,310.00: with pence in every row, so that a column of amounts lines up. */
export function formatPoundsAndPence(pence: number): string {
  const amount = (Math.abs(pence) / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })
  return `${pence < 0 ? '−' : ''}£${amount}`
}

/** Whole pounds, as a sentence and a chart say them. */
export function formatWholePounds(pence: number): string {
  return formatPounds(Math.round(pence / 100) * 100)
}

/** Pence from pounds as people write them: 6023.85, £6,023.85 or 6 023. Anything else is nothing. */
export function readPounds(text: string): number | undefined {
  const typed = text.replace(/[£,\s]/g, '')
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(typed)) return undefined
  const [pounds = '0', pence = ''] = typed.split('.')
  return Number(pounds) * 100 + Number(pence.padEnd(2, '0'))
}
