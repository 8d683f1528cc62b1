import type { CountComparison } from '@/api/types'
import { formatWte } from './summary-words'

type Pairs = Pick<
  CountComparison,
  | 'difference'
  | 'difference_fte'
  | 'claim_posts'
  | 'claim_posts_difference_wte'
  | 'claim_return'
  | 'claim_return_difference_wte'
>

const DIFFERENT: Record<string, string> = {
  return_higher: 'Return above posts',
  return_lower: 'Return below posts',
}
const MISSING: Record<string, string> = {
  no_return: 'No return',
  no_posts: 'No posts kept here',
  no_census: 'No census',
}

export interface Verdict {
  words: string
  /** That it follows from what the scheme does not pay: nothing to put right. */
  isExplained?: boolean
}

/** What is to be said of three counts, as the API judges each pair: what differs, or that nothing does. */
export function verdicts(row: Pairs): Verdict[] {
  const claim = (than: string, verdict: string, by: number | null) =>
    verdict === 'claim_higher' || verdict === 'claim_lower'
      ? [{ words: `Claim ${verdict === 'claim_higher' ? 'above' : 'below'} ${than}${amount(by)}` }]
      : []
  const different = DIFFERENT[row.difference]
  const found = [
    ...(different ? [{ words: different + amount(row.difference_fte) }] : []),
    ...claim('what the scheme pays', row.claim_posts, row.claim_posts_difference_wte),
    ...claim('return', row.claim_return, row.claim_return_difference_wte).map(({ words }) =>
      isSchemesPart(row)
        ? { words: `${words}: what the scheme does not pay`, isExplained: true }
        : { words },
    ),
  ]
  if (found.length > 0) return found
  const missing = MISSING[row.difference]
  if (missing) return [{ words: missing }]
  return [{ words: row.claim_posts === 'no_claim' ? 'Agree, no claim' : 'Agree' }]
}

/** A claim for what the scheme pays of posts that the return agrees with can only be below that by the rest. */
const isSchemesPart = (row: Pairs) =>
  row.claim_posts === 'agrees' && row.difference === 'agrees' && row.claim_return === 'claim_lower'

const amount = (by: number | null) => (by === null ? '' : ` by ${formatWte(Math.abs(by))}`)
