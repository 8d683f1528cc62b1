import { expect, it } from 'vitest'
import { ProblemError } from '@/api/problem'
import {
  entryOf,
  figureFaults,
  monthRows,
  restUnknown,
  running,
  type Typed,
  typedOf,
} from './figure-model'
import type { ServiceFigure } from './queries/figures'

const typed: Typed = {
  referrals: '42',
  declined: '',
  wait_days_median: '11.5',
  first_contacts: '35',
  source_gp_practice: '30',
  source_self: '10',
}

function refused(...errors: { pointer: string; code: string; message: string }[]) {
  const problem = { type: '', title: '', status: 422, detail: '', instance: '', request_id: '' }
  return new ProblemError({ ...problem, code: 'validation_failed', errors } as never)
}

it('leaves out what is empty, because not known is not nothing', () => {
  expect(entryOf(typed)).toEqual({
    faults: {},
    entry: {
      referrals: 42,
      wait_days_median: 11.5,
      first_contacts: 35,
      groups: [
        { dimension: 'source', group_code: 'gp_practice', referrals: 30 },
        { dimension: 'source', group_code: 'self', referrals: 10 },
      ],
    },
  })
  expect(entryOf({ referrals: ' ' }).faults).toEqual({
    referrals: 'Enter at least one figure, or leave the month out.',
  })
  expect(entryOf({ referrals: '0' }).entry).toEqual({ referrals: 0 })
})

it('says at which field no number stands', () => {
  const { faults } = entryOf({ referrals: 'many', wait_days_median: '1.55', source_self: '-1' })
  expect(Object.keys(faults)).toEqual(['referrals', 'wait_days_median', 'source_self'])
})

it('counts the groups against the referrals, and those left over as not known', () => {
  expect(running(typed, 'source')).toEqual({ counted: true, sum: 40, left: 2 })
  expect(running(typed, 'ethnicity')).toEqual({ counted: false, sum: 0, left: 42 })
  expect(running({ source_self: '3' }, 'source').left).toBeUndefined()
  const rest = restUnknown({ ...typed, source_unknown: '1' }, 'source')
  expect(rest.source_unknown).toBe('2')
  expect(running(rest, 'source').left).toBe(0)
})

it('puts what the server says at the field it is about, and what does not add up at its dimension', () => {
  const { entry } = entryOf({ ...typed, ethnicity_white: '42', deprivation_fifth_1: '1' })
  const faults = figureFaults(
    refused(
      { pointer: '/declined', code: 'x', message: 'Too many.' },
      { pointer: '/groups/1/referrals', code: 'x', message: 'Not that many.' },
      { pointer: '/groups', code: 'does_not_add_up', message: 'By source: 40.' },
      { pointer: '/groups', code: 'does_not_add_up', message: 'By deprivation: 1.' },
    ),
    entry,
  )
  expect(faults).toEqual({
    declined: 'Too many.',
    source_self: 'Not that many.',
    groups_source: 'By source: 40.',
    groups_deprivation: 'By deprivation: 1.',
  })
})

it('reads a month back into the fields it came from', () => {
  const figure = {
    referrals: 3,
    declined: 0,
    wait_days_median: null,
    groups: [{ dimension: 'source', group_code: 'self', referrals: 3, is_suppressed: false }],
  } as unknown as ServiceFigure
  expect(entryOf(typedOf(figure)).entry).toEqual({
    referrals: 3,
    declined: 0,
    groups: [{ dimension: 'source', group_code: 'self', referrals: 3 }],
  })
})

it('shows the months without figures as gaps, from the newest that should be there', () => {
  const none = { declined: null, first_contacts: null, wait_days_median: null, contacts: null }
  const figures = [
    { ...none, month: '2026-08-01', referrals: 0, caseload: null },
    { ...none, month: '2026-07-01', referrals: null, caseload: null, is_suppressed: false },
    { ...none, month: '2026-06-01', referrals: null, caseload: null, is_suppressed: true },
  ] as ServiceFigure[]
  const rows = monthRows(figures, '2026-09-01')
  expect(rows.map(({ month, figure }) => [month, Boolean(figure)])).toEqual([
    ['2026-09-01', false],
    ['2026-08-01', true],
    ['2026-07-01', false],
    ['2026-06-01', true],
  ])
  expect(monthRows([])).toEqual([])
})
