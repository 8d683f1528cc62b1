import { expect, it } from 'vitest'
import type { BoardEmbedding, NetworkStanding } from '@/api/types'
import { actsOf, levelsWords, levelWords } from './acts'

const act = (pcn_code: string, reason: string, code: string | null, role: string | null) => ({
  pcn_code,
  pcn_name: pcn_code,
  reason,
  criterion_code: code,
  role_type: role,
  detail: `${role}`,
})

const board = {
  items: [{ gate_failures: [{ criterion_code: 'D2', criterion_name: 'Monthly supervision' }] }],
  act_next: [
    act('A', 'gate_not_met', 'D2', 'splw'),
    act('B', 'gate_not_met', 'D2', 'cc'),
    act('A', 'gate_not_met', 'D2', 'cc'),
    act('C', 'stale', null, null),
  ],
} as unknown as BoardEmbedding

it('gathers what there is to do by its reason, in the order it is ranked', () => {
  expect(actsOf(board).map(({ title, pcns }) => [title, pcns.length])).toEqual([
    ['Monthly supervision (D2) is not met in two PCNs', 2],
    ['The assessment is a year old in one PCN', 1],
  ])
})

it('counts a network once, and keeps each of its roles, so that each can be made an action', () => {
  const [first] = actsOf(board)
  expect(first?.pcns.map(({ code, acts }) => [code, acts.map((one) => one.role_type)])).toEqual([
    ['A', ['splw', 'cc']],
    ['B', ['cc']],
  ])
})

it('says on paper whose gate it is and at which level, as the title names the gate', () => {
  const [first] = actsOf(board)
  const item = {
    pcn_code: 'A',
    gate_failures: [
      { criterion_code: 'D2', role_type: 'splw', level: 1 },
      { criterion_code: 'D2', role_type: 'cc', level: null },
    ],
  } as unknown as NetworkStanding
  expect(levelsWords(first?.pcns[0]?.acts ?? [], [item])).toBe(
    'social prescribing link workers at level 1 and care co-ordinators not rated',
  )
})

it('counts those where a reason still holds, and does not say of the others that it does', () => {
  const [gate, other, , stale] = board.act_next
  const past = { ...gate, isPast: true, detail: 'D2 of them is at level 1' }
  const titles = (act_next: object[]) =>
    actsOf({ items: board.items, act_next: act_next as never }).map(({ title }) => title)
  expect(titles([past, other as object])).toEqual([
    'Monthly supervision (D2) is not met in one PCN',
  ])
  expect(titles([past, { ...stale, isPast: true }])).toEqual([
    'Monthly supervision (D2)',
    'The assessment is a year old',
  ])
  expect(levelWords(past as never, board.items)).toBe('D2 of them is at level 1')
})
