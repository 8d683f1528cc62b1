import { describe, expect, it } from 'vitest'
import { plan } from '@/testing/imports'
import { countResults, resultsHeading, resultsOf } from './results'

const none = { left_out: 0, put_right: 0, waiting: 0, noted: 0 }
const heading = (...of: Parameters<typeof resultsHeading>) =>
  resultsHeading(...of).replaceAll('\u00a0', ' ')

describe('what became of the rows', () => {
  it('is counted from the list', () => {
    const csv = 'result\r\nput_right\r\nnoted\r\nnoted\r\n'
    expect(countResults(csv)).toEqual({ ...none, put_right: 1, noted: 2 })
  })

  it('is as many rows as the plan says, however often one is listed', () => {
    const listed = { left_out: 3, put_right: 1, waiting: 0, noted: 1 }
    expect(resultsOf(plan({ left_out: 2 }), listed)).toEqual({ ...listed, left_out: 2 })
  })

  it.each([
    [{ put_right: 1 }, '1 row put right'],
    [{ left_out: 13 }, '13 rows left out'],
    [{ waiting: 1200 }, '1,200 rows waiting'],
    [{ noted: 1 }, '1 note'],
    [
      { left_out: 2, put_right: 1, waiting: 3, noted: 4 },
      '2 rows left out, 1 put right, 3 waiting, 4 notes',
    ],
    [{}, 'No problems'],
  ])('%j is headed “%s”', (counts, words) => {
    expect(heading({ ...none, ...counts })).toBe(words)
  })

  it('is headed by the one result that is asked for', () => {
    expect(heading({ ...none, left_out: 2, put_right: 1 }, 'put_right')).toBe('1 row put right')
    expect(heading({ ...none, left_out: 2 }, 'waiting')).toBe('No such rows')
  })
})
