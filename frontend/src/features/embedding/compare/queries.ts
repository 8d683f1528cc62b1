import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { STANDING } from '../standing/queries'

export interface CompareSearch {
  with?: string | undefined
}

/** A network beside its board, its region and its peers. */
export function peersQuery(code: string, asOf: string | undefined) {
  return queryOptions({
    queryKey: [...STANDING, 'peers', code, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = { path: { code }, query: { as_of: asOf } }
      const call = api.GET('/api/v1/pcns/{code}/embedding/peers', { params, signal })
      return (await answer(call)).data
    },
  })
}
