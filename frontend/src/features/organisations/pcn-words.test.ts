import { describe, expect, it } from 'vitest'
import { region, totals } from '@/testing/region'
import { nextSort } from './pcn-search'
import { comparison, type Piece, unallocatedWords } from './pcn-words'

const text = (pieces: Piece[]) =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.strong)).join('')
const london = region('2026-11-25', [], { total: totals(200, 11_000_000, 22.9) })
const MEAN = 50_000
const pcn = (list_size: number | null, imd_score: number | null, region_code = 'Y56') =>
  text(comparison({ list_size, imd_score, region_code }, london, MEAN))

describe('what stands out about a network', () => {
  it('is its size where that is out of the ordinary', () => {
    expect(pcn(75_000, null)).toBe(', 50% more than London’s average PCN')
    expect(pcn(25_000, null)).toBe(', 50% fewer than London’s average PCN')
    expect(pcn(52_000, null)).toBe(', about as many as London’s average PCN')
  })

  it('is how deprived its people are beside London', () => {
    expect(pcn(null, 30)).toBe(
      '. They are more deprived than London as a whole: a score of 30.0, against 22.9',
    )
    expect(pcn(null, 23)).toBe('. Their deprivation score, 23.0, is close to London’s 22.9')
  })

  it('is held against networks only where their mean is known', () => {
    const words = comparison(
      { list_size: 75_000, imd_score: null, region_code: 'Y56' },
      london,
      undefined,
    )
    expect(words).toEqual([])
  })

  it('is not said of one outside London', () => {
    expect(pcn(75_000, 30, 'Y63')).toBe('')
  })
})

it('practices in no network are told apart from the others', () => {
  const with_ = (practices: number, practices_unallocated: number) =>
    unallocatedWords({ ...totals(1), practices, practices_unallocated })
  expect(with_(1131, 8)).toBe(', 8 of which are in no PCN')
  expect(with_(1, 1)).toBe(', which is in no PCN')
  expect(with_(1131, 0)).toBe('')
})

it('a heading sorts, and pressed again turns round', () => {
  expect(nextSort('list_size', 'name')).toBe('-list_size')
  expect(nextSort('list_size', '-list_size')).toBe('list_size')
  expect(nextSort('name', 'name')).toBe('-name')
})
