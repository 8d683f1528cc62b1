import { expect, it } from 'vitest'
import { doneWords, nounWords, pageOf } from './words'

it('says what an operation did, and calls a new one by its own name', () => {
  expect(doneWords('pcns.correct')).toBe('Network corrected')
  expect(doneWords('spend_returns.accept')).toBe('Spend returns, accept')
})

it('names records as people do, and leads to those that have a page', () => {
  expect(nounWords('icbs')).toBe('Board')
  expect(nounWords('pcn_boroughs')).toBe('Pcn boroughs')
  expect(pageOf('pcns', 'UD0001')).toBe('/pcns/UD0001')
  expect(pageOf('sessions', 'x')).toBeUndefined()
})
