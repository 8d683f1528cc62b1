import { queryOptions, useQuery } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { Grant } from '@/api/types'
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

/** The boards of some regions, in one question. */
function boardsQuery(regions: readonly string[]) {
  return queryOptions({
    queryKey: ['icbs', 'names', ...regions],
    queryFn: async ({ signal }) => {
      const query = { region_code: [...regions], fields: 'ods_code,short_name', limit: 200 }
      const { data } = await answer(api.GET('/api/v1/icbs', { params: { query }, signal }))
      return data.items as { ods_code: string; short_name: string }[]
    },
    enabled: regions.length > 0,
  })
}

/** The boards the caller may open a campaign of, or see those of; undefined until they are known. */
export function useBoards(to: 'open' | 'see'): Board[] | undefined {
  const { data: me } = useQuery(meQuery)
  const places = me ? placesOf(me.grants, to === 'open' ? OPEN : SEE) : []
  const regions = places.filter(({ kind }) => kind === 'region').map(({ code }) => code)
  const { data: found } = useQuery(boardsQuery(regions))
  if (!me || (regions.length > 0 && !found)) return undefined
  const all = new Map<string, Board>()
  for (const { kind, code, name } of places) if (kind === 'icb') all.set(code, { code, name })
  for (const { ods_code: code, short_name: name } of found ?? []) all.set(code, { code, name })
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** The boards to choose among; one that was asked for stays, though it is not among them. */
export function offered(boards: readonly Board[], code: string | undefined): readonly Board[] {
  if (!code || boards.some((board) => board.code === code)) return boards
  return [...boards, { code, name: code }]
}
