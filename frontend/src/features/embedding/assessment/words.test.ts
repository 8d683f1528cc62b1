import { describe, expect, it } from 'vitest'
import type { Assessment, AssessmentDetail } from './queries'
import { beginsWords, gateWords, unmetWords } from './words'

type Unmet = AssessmentDetail['result']['gate_failures']

const one = (status: string, gates_failed: number, assessed: number, applicable = 40) =>
  ({ status, gates_failed, assessed, applicable }) as Assessment
const unmet = (...levels: (number | null)[]) => levels.map((level) => ({ level })) as Unmet

describe('the gates of a draft', () => {
  it('are not rated yet while nothing is rated', () => {
    expect(gateWords(one('draft', 8, 0))).toBe('8 gates not rated yet')
    expect(unmetWords(one('draft', 3, 0), unmet(null, null, null))).toBe('3 gates not rated yet')
  })

  it('are told apart where each is known, and not called unmet where it is not', () => {
    expect(unmetWords(one('returned', 3, 9), unmet(1, null, null))).toBe(
      '1 gate not met, 2 not rated yet',
    )
    expect(gateWords(one('draft', 2, 9))).toBe('2 gates not met, or not rated yet')
    expect(gateWords(one('draft', 1, 40))).toBe('1 gate not met')
  })

  it('stay not rated where it was discarded', () => {
    expect(gateWords(one('discarded', 8, 0))).toBe('8 gates not rated')
    expect(unmetWords(one('discarded', 2, 3), unmet(0, null))).toBe('1 gate not met, 1 not rated')
  })

  it('are not met once it is handed in without a level of them', () => {
    expect(unmetWords(one('submitted', 2, 38), unmet(null, 1))).toBe('2 gates not met')
    expect(gateWords(one('published', 1, 39))).toBe('1 gate not met')
    expect(gateWords(one('draft', 0, 40))).toBe('All gates met')
  })
})

describe('what begins', () => {
  it('is said with whose view it is, what it asks and which levels it starts with', () => {
    expect(
      beginsWords(
        { kind: 'moderated', criteria_set: 'full' },
        { published_on: '2026-10-09', kind: 'self' },
      ),
    ).toBe(
      'This begins the board’s view, asks all criteria, and starts with the levels published on 9\u00a0October\u00a02026 (the network’s own view): change what has changed.',
    )
  })

  it('starts empty where nothing was published, and that is not said before it is known', () => {
    const what = { kind: 'peer', criteria_set: 'core' } as const
    expect(beginsWords(what, { published_on: null, kind: null })).toBe(
      'This begins a view worked out with another network, asks the core criteria, and starts empty: nothing was published before.',
    )
    expect(beginsWords(what, undefined)).toBe(
      'This begins a view worked out with another network, asks the core criteria.',
    )
  })
})
