import type { Post } from '@/api/types'

type Paid = Pick<Post, 'wte_in_post' | 'arrs_share'>

/** WTE in post, and how much of it the scheme pays. */
export function paidOf(posts: readonly Paid[]): { wte: number; scheme: number } {
  const sum = (part: (post: Paid) => number) =>
    Math.round(posts.reduce((all, post) => all + part(post), 0) * 10_000) / 10_000
  return {
    wte: sum(({ wte_in_post }) => wte_in_post),
    scheme: sum(({ wte_in_post, arrs_share }) => (wte_in_post * arrs_share) / 100),
  }
}
