import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { BOARDS, LONDON } from './london-queries'

/** How many people the members of London's networks have on average: practices in no network are not counted. */
export function averagePcnQuery(asOf: string | undefined) {
  return queryOptions({
    queryKey: [...BOARDS, 'average pcn', asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const query = { as_of: asOf, region_code: [LONDON], fields: 'list_size' }
      const call = api.GET('/api/v1/pcns', {
        params: { query },
        headers: { Accept: 'text/csv' },
        parseAs: 'text',
        signal,
      })
      return meanOf((await answer(call)).data as unknown as string)
    },
  })
}

/** The mean of a file's one column of figures; what is not known does not count. */
export function meanOf(csv: string): number | null {
  const known = (csv.match(/^\d+(?=\r?$)/gm) ?? []).map(Number)
  return known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0) / known.length
}

/** The days that the files about networks and practices describe, each once. */
export const evidenceDaysQuery = queryOptions({
  queryKey: [...BOARDS, 'evidence days'],
  queryFn: async ({ signal }) => {
    const kind = ['ods_epcn', 'ods_practice_map']
    const query = { status: ['applied' as const], kind, fields: 'as_at', limit: 200 }
    const { data } = await answer(api.GET('/api/v1/imports', { params: { query }, signal }))
    return [...new Set(data.items.flatMap(({ as_at }) => as_at ?? []))]
  },
})

/** The address of London's totals as a file: by board, or by borough. */
export function regionFile(of: 'organisations' | 'boroughs', asOf: string | undefined): string {
  return `/api/v1/regions/${LONDON}/${of}.csv${asOf ? `?as_of=${asOf}` : ''}`
}
