import { expect, it } from 'vitest'
import { leavesWords } from './post-support'

it('a message tells the last day in words, and nobody’s pseudonym', () => {
  const somebody = { holder_name: null, holder_reference: 'H-900' }
  expect(leavesWords(somebody, '2027-04-01').replaceAll('\u00a0', ' ')).toBe(
    'Somebody leaves the post; their last day in it is 31 March 2027.',
  )
})
