import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'

/** A region's boards on a day, to choose among. */
export function boardsOfRegionQuery(region: string, asOf?: string) {
  return queryOptions({
    queryKey: ['icbs', 'names', region, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const query = {
        as_of: asOf,
        region_code: [region],
        fields: 'ods_code,short_name',
        limit: 200,
      }
      const { data } = await answer(api.GET('/api/v1/icbs', { params: { query }, signal }))
      return data.items as { ods_code: string; short_name: string }[]
    },
  })
}
