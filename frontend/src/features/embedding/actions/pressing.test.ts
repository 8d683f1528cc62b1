import { expect, it } from 'vitest'
import type { NextAct } from '@/api/types'
import { isPast } from './pressing'
import type { Action } from './queries'

const about = { pcn_code: 'UD0001', reason: 'gate_not_met', criterion_code: 'D2', role_type: 'cc' }
const action = { ...about, status: 'open', icb_code: 'QMF' } as Action
const presses = [about as NextAct]

it('what an action was raised for is past once it presses no longer', () => {
  expect(isPast(action, presses)).toBe(false)
  expect(isPast(action, [])).toBe(true)
  expect(isPast({ ...action, role_type: 'splw' }, presses)).toBe(true)
})

it('of what is closed, and of another reason than those that press, nothing is said', () => {
  expect(isPast({ ...action, status: 'done' }, [])).toBe(false)
  expect(isPast({ ...action, reason: 'other', criterion_code: null }, [])).toBe(false)
  expect(isPast({ ...action, icb_code: null }, [])).toBe(false)
})
