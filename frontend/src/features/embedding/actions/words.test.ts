import { expect, it } from 'vitest'
import type { Action } from './queries'
import { dayWords, whyWords } from './words'

const action = {
  reason: 'gate_not_met',
  criterion_code: 'D2',
  criterion_name: 'Monthly supervision',
  role_type: 'splw',
} as Action

it('says why something is to be done, and about what', () => {
  expect(whyWords(action)).toBe(
    'A gate is not met: Monthly supervision (D2), social prescribing link workers',
  )
  expect(
    whyWords({ ...action, reason: 'vacancy', criterion_code: null, criterion_name: null }),
  ).toBe('A post has long been vacant: Social prescribing link workers')
  expect(
    whyWords({
      reason: 'not_assessed',
      criterion_code: null,
      criterion_name: null,
      role_type: null,
    }),
  ).toBe('Never assessed')
})

it('says by when it is due, or since when it is closed', () => {
  const open = { ...action, status: 'open', due_on: '2026-12-18', closed_on: null } as Action
  expect(dayWords(open)).toBe('Due 18\u00a0December\u00a02026')
  expect(dayWords({ ...open, status: 'dropped', closed_on: '2026-12-01' })).toBe(
    'Dropped 1\u00a0December\u00a02026',
  )
})
