import { useState } from 'react'
import type { NextAct } from '@/api/types'
import { type SeenAct, seenSince } from './seen'

/** The reasons to act of a page, and those that held since it was opened: none goes without a word while it is read. */
export function useSeen(page: string, acts: readonly NextAct[]): SeenAct[] {
  const [seen, setSeen] = useState<{ page: string; of: readonly NextAct[]; acts: SeenAct[] }>({
    page,
    of: acts,
    acts: [...acts],
  })
  if (seen.page === page && seen.of === acts) return seen.acts
  const next = seen.page === page ? seenSince(seen.acts, acts) : [...acts]
  setSeen({ page, of: acts, acts: next })
  return next
}
