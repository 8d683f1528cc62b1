import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { paths } from '@/api/schema'
import { fileOf } from '@/shared/search'
import { STANDING } from '../standing/queries'

export interface OverviewSearch {
  boundaries?: string | undefined
}

type OverviewQuery = paths['/api/v1/embedding/overview']['get']['parameters']['query']

/** How the networks of the reader's region stand, counted. */
export function overviewQuery({ boundaries }: OverviewSearch, asOf: string | undefined) {
  return queryOptions({
    queryKey: [...STANDING, 'overview', boundaries, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      // Whether there are such words is the server's to say.
      const query = { as_of: asOf, boundaries } as OverviewQuery
      return (await answer(api.GET('/api/v1/embedding/overview', { params: { query }, signal })))
        .data
    },
  })
}

/** Its boards as a file. */
export function overviewFile(
  format: 'csv' | 'xlsx',
  { boundaries }: OverviewSearch,
  asOf: string | undefined,
): string {
  return fileOf('embedding/overview', format, { as_of: asOf, boundaries })
}
