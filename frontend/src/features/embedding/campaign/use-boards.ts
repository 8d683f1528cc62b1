import { useQueries, useQuery } from '@tanstack/react-query'
import type { Grant } from '@/api/types'
import { boardsOfRegionQuery } from '@/shared/boards'
import { placesOf } from '@/shared/reach'
import { meQuery } from '@/shared/session'

/** The roles that open a board's campaigns. */
const OPEN = new Set<Grant['role']>(['programme_admin', 'icb_lead'])

/** The roles that see a board's campaigns. */
const SEE = new Set<Grant['role']>(['programme_admin', 'programme_officer', 'icb_lead', 'analyst'])

export interface Board {
  code: string
  name: string
}

/** The boards the caller may open a campaign of, or see those of; undefined until they are known. */
export function useBoards(to: 'open' | 'see'): Board[] | undefined {
  const { data: me } = useQuery(meQuery)
  const places = me ? placesOf(me.grants, to === 'open' ? OPEN : SEE) : []
  const regions = places.filter(({ kind }) => kind === 'region')
  const found = useQueries({ queries: regions.map(({ code }) => boardsOfRegionQuery(code)) })
  if (!me || found.some(({ data }) => data === undefined)) return undefined
  const all = new Map<string, Board>()
  for (const { kind, code, name } of places) if (kind === 'icb') all.set(code, { code, name })
  for (const { data } of found) {
    for (const one of data ?? [])
      all.set(one.ods_code, { code: one.ods_code, name: one.short_name })
  }
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}
