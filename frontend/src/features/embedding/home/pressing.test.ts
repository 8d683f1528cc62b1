import { expect, test } from 'vitest'
import { pressingOf } from './pressing'

const act = (rank: number, pcn_code: string, detail: string) => ({
  rank,
  pcn_code,
  pcn_name: `PCN ${pcn_code}`,
  reason: 'gate_not_met' as const,
  criterion_code: null,
  role_type: null,
  detail,
})

test('each network is named once, where its most pressing reason stands, with all of its reasons', () => {
  const board = {
    act_next: [act(1, 'B', 'D2 fails'), act(2, 'A', 'D1 fails'), act(3, 'B', 'It fell')],
  }
  expect(pressingOf(board as never)).toEqual([
    { code: 'B', name: 'PCN B', details: ['D2 fails', 'It fell'] },
    { code: 'A', name: 'PCN A', details: ['D1 fails'] },
  ])
})

test('no more than five are named', () => {
  const act_next = ['A', 'B', 'C', 'D', 'E', 'F'].map((code, i) => act(i + 1, code, 'D2 fails'))
  expect(pressingOf({ act_next } as never)).toHaveLength(5)
})
