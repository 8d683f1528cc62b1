import { oneOf, type RawSearch } from '@/shared/search'

export const groupings = ['icb', 'borough', 'deprivation_fifth'] as const
export const sources = ['posts', 'return'] as const
export const countedRoles = ['all', 'splw', 'cc', 'hwbc'] as const

export interface SpreadSearch {
  by?: (typeof groupings)[number] | undefined
  source?: (typeof sources)[number] | undefined
  boundaries?: 'now' | undefined
  role?: (typeof countedRoles)[number] | undefined
}

/** What the spread shows: what cannot be understood is left out. */
export function spreadSearch(raw: RawSearch): SpreadSearch {
  return {
    by: oneOf(groupings, raw.by),
    source: oneOf(sources, raw.source),
    boundaries: oneOf(['now'] as const, raw.boundaries),
    role: oneOf(countedRoles, raw.role),
  }
}
