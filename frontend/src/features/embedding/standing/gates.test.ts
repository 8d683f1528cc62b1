import { expect, it } from 'vitest'
import type { NetworkStanding } from '@/api/types'
import { type Gate, gatesOf, gatesShort, gatesWords } from './gates'

const network = (code: string, gate_failures: Gate[]) =>
  ({ pcn_code: code, gate_failures }) as unknown as NetworkStanding
const SUPERVISION = { criterion_code: 'D2', criterion_name: 'Monthly supervision' }
const CONSENT = { criterion_code: 'C2', criterion_name: 'Consent' }

it('counts a gate once for a network, however many of its roles fail it', () => {
  const items = [network('A', [SUPERVISION, SUPERVISION]), network('B', [SUPERVISION, CONSENT])]
  expect(gatesOf(items)).toEqual([
    { code: 'D2', name: 'Monthly supervision (D2)', pcns: 2 },
    { code: 'C2', name: 'Consent (C2)', pcns: 1 },
  ])
})

it('says a gate by what it is called', () => {
  expect(gatesWords([SUPERVISION, SUPERVISION, CONSENT])).toBe(
    'Monthly supervision (D2) and Consent (C2)',
  )
})

it('says several gates by their codes where there is little room', () => {
  expect(gatesShort([SUPERVISION, SUPERVISION])).toBe('Monthly supervision (D2)')
  expect(gatesShort([SUPERVISION, SUPERVISION, CONSENT])).toBe('D2 and C2')
})
