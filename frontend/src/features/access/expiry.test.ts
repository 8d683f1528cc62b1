import { expect, it } from 'vitest'
import { inAYear } from './expiry'

it.each([
  ['2026-11-25', '2027-11-25'],
  ['2028-02-29', '2029-02-28'],
])('a year after %s is %s', (today, next) => expect(inAYear(today)).toBe(next))
