import { describe, expect, it } from 'vitest'
import type { Assignment, PostDetail } from '@/api/types'
import { daysOf, emptyStretches, placeOn, yearsOn } from './post-bars'

const held = (valid_from: string, valid_to: string | null = null) =>
  ({ valid_from, valid_to }) as Assignment
const post = (
  opened_on: string,
  assignments: Assignment[],
  recruiting_from: string | null = null,
) =>
  ({ opened_on, recruiting_from, assignments, closed_on: null }) as Pick<
    PostDetail,
    'assignments' | 'opened_on' | 'recruiting_from' | 'closed_on'
  >

describe('when a post stood empty', () => {
  it('is from its first day until somebody came, and between two', () => {
    const people = [held('2026-09-15'), held('2024-06-01', '2026-09-01')]
    expect(emptyStretches(post('2024-04-01', people), '2026-11-26')).toEqual([
      { first: '2024-04-01', end: '2024-06-01' },
      { first: '2026-09-01', end: '2026-09-15' },
    ])
  })

  it('is until the day asked about, as days vacant are, where nobody came since', () => {
    const found = emptyStretches(
      post('2024-06-01', [held('2024-06-01', '2026-11-20')]),
      '2026-11-26',
    )
    expect(found.map(daysOf)).toEqual([6])
  })

  it('is never while one of two is still in it, nor while it is only planned', () => {
    const two = [held('2024-04-01', '2025-01-01'), held('2024-10-01')]
    expect(emptyStretches(post('2024-04-01', two), '2026-11-26')).toEqual([])
    expect(emptyStretches(post('2024-04-01', []), '2026-11-26')).toEqual([])
  })

  it('is from when people are looked for where nobody has come yet', () => {
    const found = emptyStretches(post('2024-04-01', [], '2026-11-01'), '2026-11-26')
    expect(found.map(daysOf)).toEqual([25])
  })
})

it('places days on the span, and names the Aprils that have room', () => {
  const span = { first: '2024-04-01', end: '2026-04-01' }
  expect(placeOn(span, '2025-04-01')).toBe(50)
  expect(placeOn(span, '2030-01-01')).toBe(100)
  expect(yearsOn(span)).toEqual(['2024-04-01', '2025-04-01'])
})
