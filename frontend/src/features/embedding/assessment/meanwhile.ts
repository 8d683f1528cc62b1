import { keyOf, toSend } from './model'
import type { Rating } from './queries'

const byPlace = (ratings: Iterable<Rating>) =>
  new Map([...ratings].map((rating) => [keyOf(rating), rating]))

/** Whether two ratings of a place say the same; a place that is asked no more says nothing. */
function saysTheSame(one: Rating | undefined, other: Rating | undefined): boolean {
  const said = (rating: Rating | undefined) => rating && JSON.stringify(toSend(rating))
  return said(one) === said(other)
}

/** What somebody else made of an assessment after this page read it. */
export interface Meanwhile {
  /** The places they changed. */
  theirs: ReadonlySet<string>
  /** Those of them that were answered otherwise here too, and are not saved. */
  both: string[]
}

/**
 * Tells what somebody else changed apart from what waits here to be saved. Where no place is in both, the two go together: what
 * waits here is saved on top of what they saved.
 */
export function meanwhile(
  before: readonly Rating[],
  now: readonly Rating[],
  waiting: Iterable<Rating>,
): Meanwhile {
  const [was, is] = [byPlace(before), byPlace(now)]
  const places = new Set([...was.keys(), ...is.keys()])
  const theirs = new Set([...places].filter((key) => !saysTheSame(was.get(key), is.get(key))))
  const both = [...byPlace(waiting)]
    .filter(([key, mine]) => theirs.has(key) && is.has(key) && !saysTheSame(mine, is.get(key)))
    .map(([key]) => key)
  return { theirs, both }
}
