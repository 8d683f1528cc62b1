import { describe, expect, it } from 'vitest'
import { linesOf, parseShare, runningTotals, type TypedLine } from './funding'

const line = (share: string, first = '', last = ''): TypedLine => ({
  key: `${share} ${first}`,
  source: 'arrs',
  share,
  first,
  last,
})
const POST = { first: '2024-04-01', end: undefined }

describe('the running total of funding lines', () => {
  it('is one stretch where the same sum holds on every day', () => {
    expect(runningTotals([line('60'), line('40')], POST, undefined)).toEqual([
      { first: '2024-04-01', end: undefined, share: 100 },
    ])
  })

  it('tells from which day on something is missing', () => {
    const lines = [line('60'), line('40', '', '31 March 2025')]
    expect(runningTotals(lines, POST, undefined)).toEqual([
      { first: '2024-04-01', end: '2025-04-01', share: 100 },
      { first: '2025-04-01', end: undefined, share: 60 },
    ])
  })

  it('joins stretches that add up to the same, whoever pays', () => {
    const lines = [line('100', '', '31 March 2025'), line('100', '1 April 2025')]
    expect(runningTotals(lines, POST, undefined)).toEqual([
      { first: '2024-04-01', end: undefined, share: 100 },
    ])
  })

  it('counts the days before the first line as paid by nobody', () => {
    expect(runningTotals([line('100', '1 May 2024')], POST, undefined)).toEqual([
      { first: '2024-04-01', end: '2024-05-01', share: 0 },
      { first: '2024-05-01', end: undefined, share: 100 },
    ])
  })

  it('ends with the post, and leaves out what cannot be read yet', () => {
    const post = { first: '2024-04-01', end: '2026-01-01' }
    expect(runningTotals([line('100'), line('x')], post, undefined)).toEqual([
      { first: '2024-04-01', end: '2026-01-01', share: 100 },
    ])
  })

  it('adds thirds without a rest', () => {
    const lines = [line('33.33'), line('33.33', '1 April 2024'), line('33.34')]
    expect(runningTotals(lines, POST, undefined)[0]?.share).toBe(100)
  })
})

it('reads a share as people write it, and nothing else', () => {
  expect(['50', '12,5', '33.33 %', '100%'].map(parseShare)).toEqual([50, 12.5, 33.33, 100])
  expect(['', 'half', '1.234', '-5'].map(parseShare)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

it('sends the first day without for the last day with, and says which line cannot be read', () => {
  expect(
    linesOf([line('100', '1 April 2024', '31 March 2025')], '2024-04-01', undefined).body,
  ).toEqual([{ source: 'arrs', share: 100, valid_from: '2024-04-01', valid_to: '2025-04-01' }])
  expect(linesOf([line('100'), line('')], '2024-04-01', undefined).fault).toMatch(/^Line 2: write/)
  expect(linesOf([line('100', '', '31 June 2025')], '2024-04-01', undefined).fault).toBe(
    'Line 1: There is no 31 June 2025.',
  )
})
