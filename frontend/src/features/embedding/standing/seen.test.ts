import { expect, it } from 'vitest'
import type { NextAct } from '@/api/types'
import { seenSince } from './seen'

const act = (pcn_code: string, reason = 'gate_not_met', detail = '') =>
  ({ pcn_code, reason, detail, criterion_code: null, role_type: null }) as NextAct

const said = (acts: ReturnType<typeof seenSince>) =>
  acts.map(({ pcn_code, isPast }) => (isPast ? `${pcn_code} past` : pcn_code))

it('a reason that holds no longer keeps its place, and is past', () => {
  const first = [act('A'), act('B'), act('C'), act('D')]
  const then = seenSince(first, [act('A'), act('D')])
  expect(said(then)).toEqual(['A', 'B past', 'C past', 'D'])
  expect(said(seenSince(then, [act('D')]))).toEqual(['A past', 'B past', 'C past', 'D'])
})

it('a reason that holds again is past no longer, and says what it says now', () => {
  const gone = seenSince([act('A', 'falling', 'It fell by six'), act('B')], [act('B')])
  const back = seenSince(gone, [act('A', 'falling', 'It fell by five'), act('B')])
  expect(said(back)).toEqual(['A', 'B'])
  expect(back[0]?.detail).toBe('It fell by five')
})

it('a reason that is new is not past', () => {
  expect(said(seenSince([act('A')], [act('N'), act('A')]))).toEqual(['N', 'A'])
})
