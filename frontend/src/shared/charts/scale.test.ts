import { expect, it } from 'vitest'
import { niceTop, shortPounds } from './scale'

it('ends a scale at the next round number, never below what is drawn', () => {
  expect(niceTop(0)).toBe(2)
  expect(niceTop(1)).toBe(2)
  expect(niceTop(37)).toBe(40)
  expect(niceTop(1_000_001)).toBe(1_200_000)
  for (const value of [3, 17, 99, 101, 12_345, 987_654]) {
    expect(niceTop(value)).toBeGreaterThanOrEqual(value)
  }
})

it('says pence as short as a scale needs it', () => {
  expect([0, 80_000, 1_250_000, 4_000_000, 128_000_000].map(shortPounds)).toEqual([
    '£0',
    '£800',
    '£13k',
    '£40k',
    '£1.3m',
  ])
})
