import { expect, it } from 'vitest'
import { paidOf } from './claim-beside'

it('a claim is judged by who is in post and by the part of it that the scheme pays', () => {
  const posts = [
    { wte_in_post: 1, arrs_share: 100 },
    { wte_in_post: 0.8, arrs_share: 62.5 },
    { wte_in_post: 0, arrs_share: 100 },
  ]
  expect(paidOf(posts)).toEqual({ wte: 1.8, scheme: 1.5 })
  expect(paidOf([])).toEqual({ wte: 0, scheme: 0 })
})
