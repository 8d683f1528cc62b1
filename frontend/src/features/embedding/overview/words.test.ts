import { describe, expect, it } from 'vitest'
import type { IcbStanding, RegionEmbedding } from '@/api/types'
import { boardsHeadline, movedWords, spreadWords } from './words'

function board(icb_name: string, now: number, before: number, pcns = 10): IcbStanding {
  return {
    icb_name,
    pcns,
    statuses: [{ status: 'established', pcns: now }],
    trend: ['2026-04-01', '2026-07-01', '2026-10-01', '2026-11-26'].map((on) => ({
      on,
      pcns,
      established_or_embedded: on === '2026-07-01' ? before : now,
    })),
  } as IcbStanding
}

function region(...icbs: IcbStanding[]): RegionEmbedding {
  const trend = ['2026-04-01', '2026-07-01', '2026-10-01', '2026-11-26'].map((on) => ({
    on,
    pcns: 10,
    established: 0,
    embedded: 0,
  }))
  return { statuses: [], trend, icbs } as unknown as RegionEmbedding
}

describe('the headline over the boards', () => {
  it('says how many moved up, and names those that moved down', () => {
    const all = region(
      board('North East London', 5, 3),
      board('South East London', 4, 4),
      board('South West London', 1, 2),
    )
    expect(boardsHeadline(all)).toBe(
      'One of three boards has moved up since 1\u00a0July\u00a02026; South West London has moved down',
    )
  })

  it('leaves boards without networks out', () => {
    expect(boardsHeadline(region(board('A', 5, 5), board('B', 0, 0, 0)))).toBe(
      'No board has moved up since 1\u00a0July\u00a02026',
    )
    expect(boardsHeadline(region(board('B', 0, 0, 0)))).toBe('How each board stands')
  })
})

describe('figures in words', () => {
  it('say what is withheld and what is not known', () => {
    const none = { score_median: null, score_quartile_lower: null, score_quartile_upper: null }
    expect(spreadWords({ assessed: 3, withheld: true, ...none })).toMatch(/^Median withheld/)
    expect(spreadWords({ assessed: 0, withheld: false, ...none })).toBe('No score is known.')
    const some = { score_median: 58.9, score_quartile_lower: 46, score_quartile_upper: 67.2 }
    expect(spreadWords({ assessed: 9, withheld: false, ...some })).toBe(
      'Median score 58%, the middle half 46% to 67%.',
    )
  })

  it('say which way it moved', () => {
    expect(movedWords(-2, '1 July 2026')).toBe(', down 2 since 1 July 2026')
    expect(movedWords(0, '1 July 2026')).toBe(', as many as on 1 July 2026')
    expect(movedWords(undefined, undefined)).toBe('')
  })
})
