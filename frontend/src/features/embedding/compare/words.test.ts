import { describe, expect, it } from 'vitest'
import type { Benchmark, PcnPeers } from '@/api/types'
import { apartWords, type Beside, besides, dotsOf, headlineOf, placeWords } from './words'

const of = {
  pcns: 6,
  assessed: 5,
  withheld: false,
  score_median: 50,
  score_quartile_lower: 40,
  score_quartile_upper: 60,
  scores: [30, 40, 50, 50, 70],
} as Benchmark
const pcn = { pcn_name: 'Camden Demo 1', score: 50 } as PcnPeers
const board: Beside = { with: 'board', name: 'West and North London', of }

describe('where a network lies', () => {
  it('is said as a part of the others, never as a place in a ranking', () => {
    expect(placeWords(39, of)).toBe('in the lower quarter of')
    expect(placeWords(40, of)).toBe('in the middle half of')
    expect(placeWords(61, of)).toBe('in the upper quarter of')
    expect(placeWords(50, { ...of, score_median: null })).toBeUndefined()
    expect(headlineOf(pcn, board)).toBe(
      'At 50%, Camden Demo 1 lies in the middle half of West and North London',
    )
  })

  it('has one dot of its own, which is among those of its board and beside those of its peers', () => {
    expect(dotsOf(pcn, board).filter(({ mine }) => mine)).toHaveLength(1)
    expect(dotsOf(pcn, board)).toHaveLength(5)
    expect(dotsOf(pcn, { ...board, with: 'peers' })).toHaveLength(6)
    expect(dotsOf({ ...pcn, score: null }, board).some(({ mine }) => mine)).toBe(false)
    expect(dotsOf(pcn, { ...board, of: { ...of, scores: [] } })).toEqual([])
  })

  it('is compared with what there is', () => {
    const alone = { ...pcn, benchmark: null, region: null, peer_benchmark: null } as PcnPeers
    expect(besides(alone)).toEqual([])
  })
})

it('two scores are so many points apart, in words', () => {
  expect(apartWords(52.5, 60)).toBe('7 points below')
  expect(apartWords(61, 60)).toBe('1 point above')
  expect(apartWords(60.2, 60)).toBe('The same')
  expect(apartWords(null, 60)).toBe('Not known')
})
