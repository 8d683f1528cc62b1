import { expect, it } from 'vitest'
import type { Spread } from '@/api/types'
import { allPlaced, isUnplaced, rowOf, spreadRows } from './spread-model'

const group = (code: string | null, pcns: number) =>
  ({ code, name: code, pcns, pcns_counted: 0, roles: [] }) as unknown as Spread['total']
const spread = (...pcns: number[]) =>
  ({
    by: 'borough',
    items: pcns.map((n, i) => group(`E0900000${i}`, n)),
    unmapped: group(null, 6 - pcns.reduce((sum, n) => sum + n, 0)),
    total: group(null, 6),
  }) as unknown as Spread

it('where no network’s borough is known, no borough is said to have none', () => {
  expect(isUnplaced(spread(0, 0))).toBe(true)
  expect(isUnplaced(spread(0, 1))).toBe(false)
  expect(isUnplaced({ ...spread(0, 0), by: 'icb' })).toBe(false)
})

it('a borough has no network of its own only where every network is placed', () => {
  const placed = (of: Spread) => allPlaced(spreadRows(of, 'all'), rowOf(of.total, 'all'))
  expect(placed(spread(2, 4, 0))).toBe(true)
  expect(placed(spread(2, 3, 0))).toBe(false)
})
