import { describe, expect, it } from 'vitest'
import { formatDate } from './date'
import { dateFault, parseDate } from './parse-date'

const TODAY = '2026-11-23'

describe('a typed date', () => {
  it.each([
    ['31 March 2026', '2026-03-31'],
    [' 1 apr 2026 ', '2026-04-01'],
    ['1st april 2026', '2026-04-01'],
    ['22nd March 2026', '2026-03-22'],
    ['31/3/2026', '2026-03-31'],
    ['31.03.2026', '2026-03-31'],
    ['2026-03-31', '2026-03-31'],
    ['Today', TODAY],
    [formatDate('2026-12-14'), '2026-12-14'],
  ])('may be written %s', (text, date) => {
    expect(parseDate(text, TODAY)).toBe(date)
  })

  it.each([
    '',
    'yesterday',
    '31 Smarch 2026',
    '30 February 2026',
    '3/31/2026',
    '1/4/26',
    '31 March 26',
    '2026',
  ])('that is “%s” is refused', (text) => {
    expect(parseDate(text, TODAY)).toBeUndefined()
  })

  it.each([
    ['', 'Write a date like 31 March 2026.'],
    ['banana', 'banana is not a date. Write it like 31 March 2026.'],
    ['1/4/26', '1/4/26 is not a date. Write it like 31 March 2026.'],
    ['3/31/2026', '3/31/2026 is not a date. Write it like 31 March 2026.'],
    ['30 feb 2026', 'There is no 30 February 2026.'],
    ['2026-02-30', 'There is no 30 February 2026.'],
  ])('that is “%s” is explained: %s', (text, fault) => {
    expect(dateFault(text)).toBe(fault)
  })
})
