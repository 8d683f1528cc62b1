import { expect, test } from 'vitest'
import type { NetworkStanding } from '@/api/types'
import { moversOf } from './movers'

const pcn = (pcn_code: string, score_change: number | null, freshness = 'current') =>
  ({ pcn_code, score_change, freshness }) as NetworkStanding

test('names who rose and who fell most, of what is not old', () => {
  const items = [
    pcn('A', 3),
    pcn('B', -12),
    pcn('C', 0.2),
    pcn('D', null),
    pcn('E', 15, 'stale'),
    pcn('F', 9),
    pcn('G', 4),
    pcn('H', -1),
  ]
  const { rose, fell } = moversOf(items)
  expect(rose.map(({ pcn_code }) => pcn_code)).toEqual(['F', 'G'])
  expect(fell.map(({ pcn_code }) => pcn_code)).toEqual(['B', 'H'])
})
