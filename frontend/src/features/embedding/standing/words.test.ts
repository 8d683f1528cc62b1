import { describe, expect, it } from 'vitest'
import type { BoardEmbedding, NetworkStanding, UnmetGate } from '@/api/types'
import {
  besideWords,
  findingOf,
  heldWords,
  joined,
  type Move,
  movement,
  movementWords,
  percent,
  quarterLabel,
} from './words'

const gate = (code: string, role: 'splw' | 'cc' | null = null): UnmetGate => ({
  criterion_code: code,
  criterion_name: 'Monthly supervision',
  role_type: role,
  level: 1,
})

const network = (code: string, gates: UnmetGate[] = []) =>
  ({ pcn_code: code, gate_failures: gates }) as unknown as NetworkStanding

it('never calls a score by a band that it has not reached', () => {
  expect(percent(59.99)).toBe('59%')
  expect(percent(60)).toBe('60%')
})

it('says what a network holds of itself beside what others came to, and nothing while one is not known', () => {
  expect(besideWords({ self_score: 75.5, validated_score: 50 })).toBe(
    'The network says 75% of itself; others came to 50%.',
  )
  expect(besideWords({ self_score: null, validated_score: 50 })).toBe('')
})

it('says a movement for the eye and for the ear, and a movement of nothing as that', () => {
  expect([movement(9.4), movement(-3), movement(0.2)]).toEqual(['▲ 9', '▼ 3', '= 0'])
  expect([movementWords(9.4), movementWords(-3), movementWords(0.2)]).toEqual([
    'up 9',
    'down 3',
    'no change',
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
  expect(findingOf(board)).toMatchObject({
    good: 2,
    pcns: 3,
    moved: 1,
    failing: 2,
    worst: 'Monthly supervision (D2)',
  })
  // Asked about on the first day of a quarter, the trend ends with that day alone.
  const onTheDay = { ...board, trend: board.trend.slice(0, 2) } as BoardEmbedding
  expect(findingOf(onTheDay)).toMatchObject({ moved: 1 })
})

it('names the first day of a quarter by its month, and any other by its day', () => {
  expect(quarterLabel('2026-10-01')).toEqual(['Oct', '2026'])
  expect(quarterLabel('2026-11-27')).toEqual(['27 Nov', '2026'])
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

describe('why a status is not what the score alone would make it', () => {
  const held = { gate_failures: [gate('D2')], assessed: 60, applicable: 83 }

  it('is the gates, where they hold it down', () => {
    expect(heldWords({ ...held, status: 'developing', band: 'established' })).toBe(
      'That holds it at developing: by its score it would be established.',
    )
    expect(heldWords({ ...held, status: 'developing', band: 'developing' })).toBe('')
  })

  it('is how little is rated, where that gives no status, whatever the gates say', () => {
    expect(heldWords({ ...held, status: 'insufficient_evidence', band: 'established' })).toBe(
      'Only 60 of the 83 ratings that apply are given (72%, below 80%), so there is no status yet.',
    )
  })
})
