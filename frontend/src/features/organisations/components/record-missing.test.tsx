import { expect, it } from 'vitest'
import { isDemoCode } from './record-missing'

it.each([
  ['UD0001', true],
  ['yd0206', true],
  ['U12345', false],
  ['E09000007', false],
  ['UD00012', false],
])('%s has the shape of a code of the demonstration: %s', (code, demo) => {
  expect(isDemoCode(code)).toBe(demo)
})
