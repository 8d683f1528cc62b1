import { describe, expect, it } from 'vitest'
import { dayNumber } from '@/shared/format/date'
import { labelled, moved, nearest, share, step } from './slider'

const stops = ['2022-07-01', '2025-12-31', '2026-03-31', '2026-04-01', '2026-11-23']

describe('the slider', () => {
  it('places dates to scale and keeps outsiders at its ends', () => {
    expect(share('2022-07-01', '2022-07-01', '2026-11-23')).toBe(0)
    expect(share('2026-11-23', '2022-07-01', '2026-11-23')).toBe(1)
    expect(share('2020-01-01', '2022-07-01', '2026-11-23')).toBe(0)
    expect(share('2024-07-01', '2022-07-01', '2026-07-01')).toBeCloseTo(0.5, 2)
  })

  it('steps from one known date to the next and stops at the ends', () => {
    expect(step(stops, '2026-03-31', 1)).toBe('2026-04-01')
    expect(step(stops, '2026-04-01', -1)).toBe('2026-03-31')
    expect(step(stops, '2026-11-23', 1)).toBe('2026-11-23')
    expect(step(stops, '2022-07-01', -1)).toBe('2022-07-01')
  })

  it('takes longer steps, no further than the ends', () => {
    expect(step(stops, '2026-11-23', -3)).toBe('2025-12-31')
    expect(step(stops, '2025-12-31', -3)).toBe('2022-07-01')
    expect(step(stops, '2022-07-01', Number.POSITIVE_INFINITY)).toBe('2026-11-23')
  })

  it('steps on from a typed date that is not a known one', () => {
    expect(step(stops, '2024-05-15', 1)).toBe('2025-12-31')
    expect(step(stops, '2024-05-15', -1)).toBe('2022-07-01')
  })

  it('drops onto the nearest known date, on the side it was dropped', () => {
    expect(nearest(stops, dayNumber('2026-03-20'))).toBe('2026-03-31')
    expect(nearest(stops, dayNumber('2026-04-20'))).toBe('2026-04-01')
  })

  it('takes a move of one day for one step', () => {
    expect(moved(stops, '2025-12-31', dayNumber('2026-01-01'))).toBe('2026-03-31')
    expect(moved(stops, '2025-12-31', dayNumber('2025-12-30'))).toBe('2022-07-01')
    expect(moved(stops, '2025-12-31', dayNumber('2026-03-29'))).toBe('2026-03-31')
  })

  it('labels the ends and the change, and years only where there is room', () => {
    const years = ['2022-07-01', '2023-12-31', '2025-12-31', '2026-04-01', '2026-11-23']
    expect(labelled(years, ['2026-04-01'])).toEqual([
      '2022-07-01',
      '2023-12-31',
      '2026-04-01',
      '2026-11-23',
    ])
  })
})
