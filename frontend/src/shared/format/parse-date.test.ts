import { describe, expect, it } from 'vitest'
import { formatDate } from './date'
import { parseDate } from './parse-date'

describe('a typed date', () => {
  it.each([
    ['31 March 2026', '2026-03-31'],
    [' 1 apr 2026 ', '2026-04-01'],
    ['31/3/2026', '2026-03-31'],
    ['31.03.2026', '2026-03-31'],
    ['2026-03-31', '2026-03-31'],
    [formatDate('2026-12-14'), '2026-12-14'],
  ])('may be written %s', (text, date) => {
    expect(parseDate(text)).toBe(date)
  })

  it.each(['', 'today', '31 Smarch 2026', '30 February 2026', '3/31/2026', '31 March 26', '2026'])(
    'that is “%s” is refused',
    (text) => {
      expect(parseDate(text)).toBeUndefined()
    },
  )
})
