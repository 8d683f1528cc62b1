import { expect, it } from 'vitest'
import type { BoardEmbedding, GateFailure, NetworkStanding } from '@/api/types'
import {
  actsOf,
  findingOf,
  gatesOf,
  joined,
  type Move,
  movement,
  movementWords,
  percent,
} from './words'

const gate = (code: string, role: 'splw' | 'cc' | null = null): GateFailure => ({
  criterion_code: code,
  role_type: role,
  level: 1,
})

const network = (code: string, gates: GateFailure[] = []) =>
  ({ pcn_code: code, gate_failures: gates }) as unknown as NetworkStanding

it('never calls a score by a band that it has not reached', () => {
  expect(percent(59.99)).toBe('59%')
  expect(percent(60)).toBe('60%')
})

it('says a movement for the eye and for the ear, and a movement of nothing as that', () => {
  expect([movement(9.4), movement(-3), movement(0.2)]).toEqual(['▲ 9', '▼ 3', '= 0'])
  expect([movementWords(9.4), movementWords(-3), movementWords(0.2)]).toEqual([
    'up 9',
    'down 3',
    'no change',
  ])
})

it('counts a gate once for a network, however many of its roles fail it', () => {
  const items = [
    network('A', [gate('D2', 'splw'), gate('D2', 'cc')]),
    network('B', [gate('D2'), gate('C2')]),
  ]
  expect(gatesOf(items)).toEqual([
    { code: 'D2', pcns: 2 },
    { code: 'C2', pcns: 1 },
  ])
})

it('says first how many are where they should be, how that moved, and what most of the others miss', () => {
  const point = (on: string, established: number, embedded: number) => ({
    on,
    established,
    embedded,
  })
  const board = {
    pcns: 3,
    statuses: [
      { status: 'established', pcns: 1 },
      { status: 'embedded', pcns: 1 },
    ],
    trend: [point('2026-07-01', 1, 0), point('2026-10-01', 1, 1), point('2026-11-26', 1, 1)],
    items: [network('A', [gate('D2')]), network('B'), network('C', [gate('C2'), gate('D2')])],
  } as unknown as BoardEmbedding
  expect(findingOf(board)).toMatchObject({ good: 2, pcns: 3, moved: 1, failing: 2, worst: 'D2' })
  // Asked about on the first day of a quarter, the trend ends with that day alone.
  const onTheDay = { ...board, trend: board.trend.slice(0, 2) } as BoardEmbedding
  expect(findingOf(onTheDay)).toMatchObject({ moved: 1 })
})

it('says steps of one criterion that follow each other as one', () => {
  const step = (criterion_code: string, from_level: number, to_level: number, score: number) =>
    ({ criterion_code, role_type: null, from_level, to_level, score }) as unknown as Move
  expect(
    joined([
      step('E1', 1, 2, 50),
      step('E1', 2, 3, 55),
      step('A1', 0, 1, 57),
      step('E1', 3, 4, 60),
    ]),
  ).toMatchObject([
    { criterion_code: 'E1', from_level: 1, to_level: 3, score: 55 },
    { criterion_code: 'A1' },
    { criterion_code: 'E1', from_level: 3 },
  ])
})

it('gathers what there is to do by its reason, in the order it is ranked', () => {
  const act = (pcn_code: string, reason: string, criterion_code: string | null) => ({
    pcn_code,
    pcn_name: pcn_code,
    reason,
    criterion_code,
    detail: '',
  })
  const board = {
    act_next: [
      act('A', 'gate_not_met', 'D2'),
      act('B', 'gate_not_met', 'D2'),
      act('A', 'gate_not_met', 'D2'),
      act('C', 'stale', null),
    ],
  } as unknown as BoardEmbedding
  expect(actsOf(board).map(({ title, pcns }) => [title, pcns.length])).toEqual([
    ['Gate D2 fails in 2 PCNs', 2],
    ['The assessment is a year old in 1 PCN', 1],
  ])
})
