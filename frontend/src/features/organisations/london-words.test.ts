import { describe, expect, it } from 'vitest'
import { london, pair } from '@/testing/boards'
import { borough, boroughs, nothing, region, totals } from '@/testing/region'
import { agreement, boroughHeadline, identityOf, unmappedWords } from './london-words'
import { measureOf } from './measures'

const change = { date: '2026-04-01', pairs: [pair('QMJ', 'Z9B2Z'), pair('QRV', 'Z9B2Z')] }
const five = [
  ['QMJ', 'North Central London', 33],
  ['QRV', 'North West London', 47],
  ['QMF', 'North East London', 48],
] as const
const four = [
  ['Z9B2Z', 'West and North London', 80],
  ['QMF', 'North East London', 48],
] as const

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the sentence about both sides of the merger', () => {
  it('says that totals agree, and where the merged board’s PCNs came from', () => {
    const text = agreement(change, region('2026-03-31', five), region('2026-04-01', four))
    expect(plain(text)).toBe(
      'PCNs agree on 31 March 2026 and 1 April 2026, on both sides of the merger: 128, 33 of them from North Central and 47 from North West London. How many people were registered then is not known.',
    )
  })

  it('says that people agree only where they are known', () => {
    const before = region('2026-03-31', five, { total: totals(128, 1000) })
    const after = region('2026-04-01', four, { total: totals(128, 1000) })
    expect(plain(agreement(change, before, after))).toBe(
      'PCNs and people agree on 31 March 2026 and 1 April 2026, on both sides of the merger: 128 PCNs, 33 of them from North Central and 47 from North West London, and 1,000 registered people.',
    )
  })

  it('tells a new count of people from an effect of the merger', () => {
    const before = region('2026-03-31', five, { total: totals(128, 1000) })
    const after = region('2026-04-01', four, { total: totals(128, 1100) })
    expect(plain(agreement(change, before, after))).toMatch(
      /^PCNs agree on 31 March 2026 and 1 April 2026, on both sides of the merger: 128.* counted anew on 1 April 2026: 1,000 before, 1,100 from then on\.$/,
    )
  })

  it('says nothing where one of the days is not known', () => {
    const before = region('2026-03-31', five, { total: nothing })
    expect(agreement(change, before, region('2026-04-01', four))).toBe('')
  })

  it('never says that they agree when they do not', () => {
    const after = region('2026-04-01', four, { total: totals(130) })
    expect(plain(agreement(change, region('2026-03-31', five), after))).toBe(
      'London had 128 PCNs on 31 March 2026 and 130 on 1 April 2026.',
    )
  })
})

describe('the line below the heading', () => {
  it('does not count as none what is not known', () => {
    const none = (as_of: string) => identityOf(region(as_of, [], { total: nothing }), london)
    expect(none('2021-01-01')).toBe('PCNs not known, 33 boroughs, six integrated care boards')
    expect(none('2018-01-01')).toBe('0 PCNs, 33 boroughs, six integrated care boards')
  })
})

it.each([
  [
    { pcns: 203, practices: 1131, practices_unallocated: 8 },
    '203 PCNs whose borough is not known and 8 practices in no PCN',
  ],
  [{ pcns: 0, practices: 1, practices_unallocated: 1 }, '1 practice in no PCN'],
  [{ pcns: 1, practices: 4, practices_unallocated: 0 }, '1 PCN whose borough is not known'],
  [{ pcns: 0, practices: 2, practices_unallocated: 0 }, '2 practices of PCNs elsewhere'],
])('the row of what has no borough says what is in it: %j', (counts, words) => {
  expect(unmappedWords({ ...totals(0), ...counts })).toBe(words)
})

describe('the headline of the map', () => {
  const camden = borough('E09000007', 'Camden', [3, 2], totals(8, 300_000, 22))
  const sutton = borough('E09000029', 'Sutton', [3, 6], totals(4, 200_000, 12))
  const bexley = borough('E09000004', 'Bexley', [6, 5], totals(4, 180_000, 15))
  const pcns = measureOf(undefined)

  it('names the most and the fewest', () => {
    expect(boroughHeadline(boroughs([camden, sutton, bexley]), pcns)).toBe(
      'Camden has the most PCNs; Sutton and Bexley have the fewest',
    )
    expect(boroughHeadline(boroughs([camden, sutton]), measureOf('imd_score'))).toBe(
      'Camden is the most deprived borough, Sutton the least',
    )
  })

  it('says when it speaks only of what is known', () => {
    expect(boroughHeadline(boroughs([camden, sutton], totals(2)), pcns)).toContain('of those known')
    const none = borough('E09000007', 'Camden', [3, 2], totals(0))
    expect(boroughHeadline(boroughs([none], totals(5)), pcns)).toBe(
      'The boroughs of London’s PCNs are not known yet',
    )
  })
})
