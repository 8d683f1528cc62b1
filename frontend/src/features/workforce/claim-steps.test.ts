import { expect, it } from 'vitest'
import { beginsBefore, stepsOf } from './claim-steps'

const recorded = {
  at: '2026-11-03T09:00:00Z',
  values: {
    wte: 1.8,
    amount_pence: 602385,
    status: 'recorded',
    recorded_by: 'manager',
    judged_by: null,
  },
} as const
const putRight = { at: '2026-11-03T10:00:00Z', values: { amount_pence: 600000 } } as const
const approved = {
  at: '2026-11-04T09:00:00Z',
  values: { status: 'icb_approved', judged_by: 'lead' },
} as const
const adjusted = {
  at: '2026-11-05T09:00:00Z',
  values: { status: 'adjusted', wte: 1.5, judged_by: 'other' },
} as const

it('an adjusted claim still tells what was claimed, and who approved it', () => {
  const steps = stepsOf([recorded, putRight, approved, adjusted], 'lead')
  expect(steps.map(({ what, wte, amount_pence }) => [what, wte, amount_pence])).toEqual([
    ['Recorded', 1.8, 602385],
    ['Put right', 1.8, 600000],
    ['Approved', 1.8, 600000],
    ['Adjusted', 1.5, 600000],
  ])
  expect(steps.map(({ who }) => who)).toEqual([
    'Somebody else',
    'Somebody else',
    'You',
    'Somebody else',
  ])
  expect(beginsBefore(steps)).toBe(true)
})

it('a claim that came in as adjusted does not pretend to know what it was', () => {
  const steps = stepsOf(
    [{ ...adjusted, values: { ...adjusted.values, recorded_by: 'system' } }],
    'me',
  )
  expect(beginsBefore(steps)).toBe(false)
})
