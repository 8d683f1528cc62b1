import { expect, it } from 'vitest'
import { verdicts } from './comparison-words'

const said = (row: Parameters<typeof verdicts>[0]) => verdicts(row).map(({ words }) => words)

const agreeing = {
  difference: 'agrees',
  difference_fte: 0,
  claim_posts: 'agrees',
  claim_posts_difference_wte: 0,
  claim_return: 'agrees',
  claim_return_difference_wte: 0,
} as const

it('three counts agree where every pair of them does', () => {
  expect(said(agreeing)).toEqual(['Agree'])
})

it('a claim below the return by what the scheme does not pay is nothing to put right', () => {
  const lower = { claim_return: 'claim_lower', claim_return_difference_wte: -0.3 } as const
  expect(verdicts({ ...agreeing, ...lower })).toEqual([
    { words: 'Claim below return by 0.3: what the scheme does not pay', isExplained: true },
  ])
  const unexplained = {
    ...agreeing,
    ...lower,
    difference: 'return_higher',
    difference_fte: 0.3,
  } as const
  expect(verdicts(unexplained).some(({ isExplained }) => isExplained)).toBe(false)
})

it('a claim that differs is never called agreement, whatever return and posts do', () => {
  const row = {
    ...agreeing,
    claim_posts: 'claim_lower' as const,
    claim_posts_difference_wte: -0.3,
    claim_return: 'claim_lower' as const,
    claim_return_difference_wte: -0.3,
  }
  expect(said(row)).toEqual([
    'Claim below what the scheme pays by 0.3',
    'Claim below return by 0.3',
  ])
})

it('a pair that cannot be compared is named, or left out', () => {
  const none = { claim_posts_difference_wte: null, claim_return_difference_wte: null }
  expect(said({ ...agreeing, ...none, claim_posts: 'no_claim', claim_return: 'no_claim' })).toEqual(
    ['Agree, no claim'],
  )
  expect(
    said({
      ...agreeing,
      ...none,
      difference: 'no_return',
      difference_fte: null,
      claim_return: 'no_return',
    }),
  ).toEqual(['No return'])
})
