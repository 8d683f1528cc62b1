import { expect, test } from 'vitest'
import { pressingOf } from './pressing'

const act = (pcn_code: string, detail: string, reason = 'gate_not_met') => ({
  pcn_code,
  pcn_name: `PCN ${pcn_code}`,
  reason,
  detail,
})
const pressing = (...act_next: object[]) => pressingOf({ act_next } as never)

test('each network is named once, where its most pressing reason stands, with its reasons', () => {
  expect(
    pressing(act('B', 'D2 fails'), act('A', 'D1 fails'), act('B', 'It fell', 'falling')),
  ).toEqual([
    { code: 'B', name: 'PCN B', details: ['D2 fails', 'It fell'] },
    { code: 'A', name: 'PCN A', details: ['D1 fails'] },
  ])
})

test('no more than five are named, and no more than two of one kind while there are others', () => {
  const gates = ['A', 'B', 'C', 'D', 'E', 'F'].map((code) => act(code, 'D2 fails'))
  expect(pressing(...gates)).toHaveLength(5)
  const mixed = [...gates, act('G', 'It fell', 'falling'), act('H', 'Long vacant', 'vacancy')]
  expect(pressing(...mixed).map(({ code }) => code)).toEqual(['A', 'B', 'C', 'G', 'H'])
})

test('of one network two reasons of a kind are said, and how many more there are', () => {
  const all = ['D1', 'D2', 'C2', 'G2'].map((code) => act('A', `${code} fails`))
  expect(pressing(...all)[0]?.details).toEqual(['D1 fails', 'D2 fails', 'And two more reasons'])
})
