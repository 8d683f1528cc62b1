import type { NextAct } from '@/api/types'
import { isSame } from '../actions/pressing'

/** A reason to act that is shown: it may have ceased to hold since the page was opened. */
export type SeenAct = NextAct & { isPast?: boolean }

/** The reasons there are now, and in their old places those that were seen before and hold no longer. */
export function seenSince(before: readonly SeenAct[], now: readonly NextAct[]): SeenAct[] {
  const all: SeenAct[] = [...now]
  before.forEach((act, at) => {
    if (now.some((one) => isSame(one, act))) return
    const above = before[at - 1]
    const place = above ? all.findIndex((one) => isSame(one, above)) + 1 : 0
    all.splice(place, 0, { ...act, isPast: true })
  })
  return all
}
