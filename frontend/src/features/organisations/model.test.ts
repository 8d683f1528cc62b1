import { describe, expect, it } from 'vitest'
import { board, london, pair } from '@/testing/boards'
import { acquirers, changeSummary, leftOut, lineHeadline } from './board-line'
import { changeSentences, openOn, timeline } from './model'
import { changeDays, pairsOf } from './successions'

const TODAY = '2026-11-23'

describe('boards on a day', () => {
  it.each([
    ['2022-06-30', 0],
    ['2022-07-01', 5],
    ['2026-03-31', 5],
    ['2026-04-01', 4],
    [TODAY, 4],
  ])('London had on %s: %i', (date, count) => {
    expect(openOn(london, date)).toHaveLength(count)
  })
})

describe('successions', () => {
  it('are found once, whichever end names them', () => {
    const found = pairsOf(london).map((p) => `${p.predecessor.ods_code}>${p.successor.ods_code}`)
    expect(found.sort()).toEqual(['QMJ>Z9B2Z', 'QRV>Z9B2Z'])
  })

  it('are grouped by day, oldest first', () => {
    const days = changeDays([pair('A', 'B', 'merger', '2027-04-01'), pair('C', 'D')])
    expect(days.map((day) => day.date)).toEqual(['2026-04-01', '2027-04-01'])
  })

  it('read as a sentence about the board that came out', () => {
    expect(changeSentences(pairsOf(london), TODAY)).toEqual([
      'North Central London and North West London merged into West and North London',
    ])
  })

  it('do not say a board merged when only a part of it was passed on', () => {
    const pairs = [pair('Herts', 'Essex', 'split'), pair('Mid Essex', 'Essex')]
    expect(changeSentences(pairs, TODAY)).toEqual([
      'Essex was formed from part of Herts and Mid Essex',
    ])
    expect(changeSentences([pair('Frimley', 'Hants', 'acquisition')], TODAY)).toEqual([
      'Hants took on part of Frimley',
    ])
  })

  it('still to come are told as such', () => {
    expect(changeSentences([pair('A', 'B')], '2026-03-31')).toEqual(['A will merge into B'])
  })

  it('are headed by what they mean for the board whose page it is', () => {
    const day = '1\u00a0April\u00a02026'
    const line = (code: string, ...pairs: ReturnType<typeof pair>[]) =>
      lineHeadline({ date: '2026-04-01', pairs }, code)
    const split = [pair('Frimley', 'Thames', 'split'), pair('Frimley', 'Hants', 'acquisition')]
    expect(line('Frimley', ...split)).toBe(`Its work passed to two boards on ${day}`)
    expect(line('C', pair('A', 'C'), pair('B', 'C'))).toBe(`It took over from two boards on ${day}`)
    expect(line('Hants', pair('Frimley', 'Hants', 'acquisition'))).toBe(
      `It took on part of one board on ${day}`,
    )
    expect(line('B', pair('A', 'B'), pair('B', 'C'))).toBe(`What changed on ${day}`)
  })

  it('name the boards that took on a part and stayed what they were', () => {
    const pairs = [pair('Frimley', 'Thames', 'split'), pair('Frimley', 'Hants', 'acquisition')]
    expect(acquirers(pairs).map((b) => b.ods_code)).toEqual(['Hants'])
  })

  it('leave out who else joined, and say so', () => {
    const change = { date: '2026-04-01', pairs: pairsOf(london.slice(0, 1)) }
    expect(leftOut(change, 'QMJ', london)).toBe(
      'Only what North Central London passed on is shown. ' +
        'West and North London also follows North West London.',
    )
    expect(leftOut(change, 'QMJ', undefined)).toBe('Other boards may have joined them.')
    const whole = { date: '2026-04-01', pairs: pairsOf(london) }
    expect(leftOut(whole, 'QMJ', london)).toBe('')
    expect(leftOut(whole, 'Z9B2Z', london)).toBe('')
  })

  it('of many boards are explained rather than listed', () => {
    expect(changeSummary([pair('A', 'B')], TODAY)).toBe('A merged into B.')
    expect(changeSummary([pair('A', 'B'), pair('C', 'D')], TODAY)).toContain('dashed line')
  })
})

describe('the timeline', () => {
  const line = timeline(london, TODAY)

  it('steps from the opening over half-years and both sides of the merger to today', () => {
    expect(line?.stops).toEqual([
      '2022-07-01',
      '2022-12-31',
      '2023-06-30',
      '2023-12-31',
      '2024-06-30',
      '2024-12-31',
      '2025-06-30',
      '2025-12-31',
      '2026-03-31',
      '2026-04-01',
      '2026-06-30',
      '2026-11-23',
    ])
  })

  it('steps onto the days that files describe', () => {
    const days = ['2020-03-31', '2023-01-27', '2026-07-01']
    const stops = timeline(london, TODAY, days)?.stops
    expect(stops).toContain('2023-01-27')
    expect(stops).toContain('2026-07-01')
    expect(stops?.[0]).toBe('2022-07-01')
  })

  it('never reaches past today, nor before the first board', () => {
    expect(timeline(london, '2022-06-30')).toBeUndefined()
    expect(timeline([], TODAY)).toBeUndefined()
    expect(timeline([board('A', 'A', { valid_from: '2026-09-01' })], TODAY)?.stops).toEqual([
      '2026-09-01',
      TODAY,
    ])
  })
})
