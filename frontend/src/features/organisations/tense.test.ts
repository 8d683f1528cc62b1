import { expect, it } from 'vitest'
import { inTense, tenseOf } from './tense'

it.each([
  ['2026-11-24', 'had'],
  ['2026-11-25', 'has'],
  ['2026-12-25', 'is expected to have'],
])('of %s London %s four boards', (day, verb) => {
  expect(inTense(tenseOf(day, '2026-11-25'), 'had', 'has', 'is expected to have')).toBe(verb)
})
