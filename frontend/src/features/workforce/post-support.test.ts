import { expect, it } from 'vitest'
import { endedWords, heldWords, leavesWords } from './post-support'

it('a message tells the last day in words, and nobody’s pseudonym', () => {
  const somebody = { holder_name: null, holder_reference: 'H-900' }
  expect(leavesWords(somebody, '2027-04-01').replaceAll('\u00a0', ' ')).toBe(
    'Somebody leaves the post; their last day in it is 31 March 2027.',
  )
})

it('supervision that ends before it began is taken back, not ended', () => {
  const agreed = { kind: 'educational', valid_from: '2027-02-01' } as const
  const plain = (valid_to: string) => endedWords({ ...agreed, valid_to }).replaceAll('\u00a0', ' ')
  expect(plain('2027-02-01')).toBe('Educational supervision is taken back: it does not begin.')
  expect(plain('2027-04-01')).toBe('Educational supervision ends; its last day is 31 March 2027.')
})

it('supervision is held against the months it was due in, not against six', () => {
  expect(heldWords({ supervision_months: 2, supervision_months_due: 3 })).toMatch(
    /^2 of 3 months due/,
  )
  expect(heldWords({ supervision_months: 0, supervision_months_due: 1 })).toMatch(
    /^0 of 1 month due/,
  )
})
