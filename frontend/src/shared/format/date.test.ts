import { describe, expect, it } from 'vitest'
import { addDays, dayNumber, formatDate, formatInstant, isDate, lastDay, yearBefore } from './date'

describe('dates', () => {
  it('are written day, month, year and never break across lines', () => {
    expect(formatDate('2026-12-14')).toBe('14\u00a0December\u00a02026')
    expect(formatDate('2026-04-01')).toBe('1\u00a0April\u00a02026')
  })

  it('that are not dates are shown as they came', () => {
    expect(formatDate('2026-02-30')).toBe('2026-02-30')
  })

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2026-13-01', false],
    ['26-01-01', false],
    ['2026-1-1', false],
    ['', false],
  ])('%s is a date: %s', (text, expected) => {
    expect(isDate(text)).toBe(expected)
  })

  it('end on the day before the first day that no longer holds', () => {
    expect(lastDay('2026-04-01')).toBe('2026-03-31')
    expect(lastDay('2024-03-01')).toBe('2024-02-29')
  })

  it('do not move with summer time', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(dayNumber('2026-10-26') - dayNumber('2026-10-25')).toBe(1)
  })
})

describe('instants', () => {
  it('are shown in London’s time', () => {
    expect(formatInstant('2026-11-23T10:04:00Z')).toBe('23\u00a0November\u00a02026, 10:04')
    expect(formatInstant('2026-06-30T23:30:00Z')).toBe('1\u00a0July\u00a02026, 00:30')
  })
})

it('a year before 29 February is the 28th, and any other day is itself', () => {
  expect(yearBefore('2026-11-26')).toBe('2025-11-26')
  expect(yearBefore('2028-02-29')).toBe('2027-02-28')
})
