import { expect, it } from 'vitest'
import { verdicts } from './comparison-words'

const agreeing = {
  difference: 'agrees',
  difference_fte: 0,
  claim_posts: 'agrees',
  claim_posts_difference_wte: 0,
  claim_return: 'agrees',
  claim_return_difference_wte: 0,
} as const

it('three counts agree where every pair of them does', () => {
  expect(verdicts(agreeing)).toEqual(['Agree'])
})

it('a claim that differs is never called agreement, whatever return and posts do', () => {
  const row = {
    ...agreeing,
    claim_posts: 'claim_lower' as const,
    claim_posts_difference_wte: -0.3,
    claim_return: 'claim_lower' as const,
    claim_return_difference_wte: -0.3,
  }
  expect(verdicts(row)).toEqual([
    'Claim below what the scheme pays by 0.3',
    'Claim below return by 0.3',
  ])
})

it('a pair that cannot be compared is named, or left out', () => {
  const none = { claim_posts_difference_wte: null, claim_return_difference_wte: null }
  expect(
    verdicts({ ...agreeing, ...none, claim_posts: 'no_claim', claim_return: 'no_claim' }),
  ).toEqual(['Agree, no claim'])
  expect(
    verdicts({
      ...agreeing,
      ...none,
      difference: 'no_return',
      difference_fte: null,
      claim_return: 'no_return',
    }),
  ).toEqual(['No return'])
})
