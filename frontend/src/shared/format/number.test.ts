import { expect, it } from 'vitest'
import { formatNumber, formatScore, formatShort } from './number'

it('writes whole numbers with commas and scores to one place', () => {
  expect(formatNumber(10_991_417)).toBe('10,991,417')
  expect(formatScore(22.92)).toBe('22.9')
  expect(formatScore(7)).toBe('7.0')
})

it.each([
  [4_694_543, '4.69m'],
  [999_700, '1.00m'],
  [412_345, '412k'],
  [80, '80'],
])('writes %d as short as %s', (n, text) => expect(formatShort(n)).toBe(text))
