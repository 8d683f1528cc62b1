import { expect, it } from 'vitest'
import { guidanceWords, whyNot } from './caseload'

it.each([
  ['incomplete', '11 months of 12 recorded'],
  ['suppressed', 'Suppressed: 1 to 4 people in a month'],
  ['nobody_in_post', 'Nobody was in post'],
  ['posts_not_kept_all_year', 'Not known: posts are kept here for part of the year only'],
  ['not_recorded', 'Not recorded'],
] as const)('a caseload that is %s reads “%s”', (status, words) => {
  expect(whyNot({ status, months_recorded: 11, posts_kept_from: null })).toBe(words)
})

it('where posts are kept for part of the year only, it says since when', () => {
  const status = 'posts_not_kept_all_year'
  expect(whyNot({ status, months_recorded: 12, posts_kept_from: '2026-04-01' })).toBe(
    'Not known: posts have been kept here since 1\u00a0April\u00a02026 only',
  )
})

it('holds a caseload against guidance only where both are known', () => {
  const guidance = { caseload_min: 200, caseload_max: 250 }
  expect(guidanceWords(guidance, 260)).toBe('Guidance 200 to 250, above it')
  expect(guidanceWords(guidance, undefined)).toBe('Guidance 200 to 250')
  expect(guidanceWords({}, 260)).toBe('No national guidance')
})
