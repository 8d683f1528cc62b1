import { describe, expect, it } from 'vitest'
import type { RegionSeries } from '@/api/types'
import { pair } from '@/testing/boards'
import { totals } from '@/testing/region'
import { measureOf } from './measures'
import { apart, ends, roundTop, seriesView, stretches } from './series-model'
import { panelWords, seriesHeadline } from './series-words'

type Held = readonly (readonly [code: string, pcns: number])[]

function series(points: readonly (readonly [on: string, held: Held])[]): RegionSeries {
  return {
    region_code: 'Y56',
    region_name: 'London',
    as_of: points.at(-1)?.[0] ?? '',
    boundaries: 'then',
    is_demo: false,
    points: points.map(([on, held]) => ({
      on,
      is_carried_back: false,
      evidence_before: null,
      evidence_after: null,
      items: held.map(([code, n]) => ({ icb_code: code, icb_short_name: code, ...totals(n) })),
      unmapped: totals(0),
      total: totals(held.reduce((sum, [, n]) => sum + n, 0)),
    })),
  }
}

const then = series([
  [
    '2026-01-01',
    [
      ['QMJ', 33],
      ['QRV', 47],
      ['QMF', 48],
    ],
  ],
  [
    '2026-04-01',
    [
      ['NEW', 80],
      ['QMF', 48],
    ],
  ],
  [
    '2026-07-01',
    [
      ['NEW', 81],
      ['QMF', 48],
    ],
  ],
])
const now = series([
  [
    '2026-01-01',
    [
      ['NEW', 80],
      ['QMF', 48],
    ],
  ],
  [
    '2026-04-01',
    [
      ['NEW', 80],
      ['QMF', 48],
    ],
  ],
  [
    '2026-07-01',
    [
      ['NEW', 81],
      ['QMF', 48],
    ],
  ],
])
const pairs = [pair('QMJ', 'NEW'), pair('QRV', 'NEW')]
const pcns = measureOf('pcns')

describe('small multiples', () => {
  const view = seriesView(then, now, pairs, pcns)
  const merged = view?.panels.find((panel) => panel.code === 'NEW')

  it('continue a merged board backwards by its area, with those it came from', () => {
    expect(merged?.own.map(({ on }) => on)).toEqual(['2026-04-01', '2026-07-01'])
    expect(merged?.before.map(({ value }) => value)).toEqual([80, 80])
    expect(merged?.predecessors.map(({ board }) => board.ods_code)).toEqual(['QMJ', 'QRV'])
    expect(merged && ends(merged)).toEqual({
      first: 80,
      since: '2026-01-01',
      last: 81,
      on: '2026-07-01',
    })
    expect(merged && panelWords(merged, pcns).rest).toBe(' PCNs, up 1 since Jan\u00a02026')
  })

  it('share one scale, which holds every line', () => {
    expect(view?.top).toBe(100)
    expect(roundTop(4_694_543)).toBe(5_000_000)
    expect(roundTop(0)).toBe(1)
  })

  it('promise nothing of days of which nothing is known', () => {
    const unknown = seriesView(then, now, pairs, measureOf('list_size'))
    expect(unknown?.panels.every((panel) => ends(panel) === undefined)).toBe(true)
    expect(unknown?.panels.flatMap((panel) => panel.predecessors)).toEqual([])
  })

  it('leave a gap where a value is not known', () => {
    const points = [1, null, 2, 3].map((value, i) => ({ on: `2026-01-0${i + 1}`, value }))
    expect(stretches(points).map((stretch) => stretch.map(({ value }) => value))).toEqual([
      [1],
      [2, 3],
    ])
  })

  it('say how London moved', () => {
    const headline = (today: string) => seriesHeadline(then, pcns, today).replaceAll('\u00a0', ' ')
    expect(headline('2026-07-01')).toBe(
      'London has gone up from 128 to 129 PCNs since 1 January 2026',
    )
    expect(headline('2026-06-30')).toBe(
      'London is expected to have gone up from 128 to 129 PCNs since 1 January 2026',
    )
  })

  it('keep labels apart and on the chart', () => {
    expect(apart([10, 12], 15, 100)).toEqual([10, 25])
    expect(apart([88, 90], 15, 92)).toEqual([77, 92])
  })
})
