import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { ApiClient, ApiClientList } from '@/api/types'

/** Every cached answer about API clients lives under this key. */
export const CLIENTS = ['api_clients'] as const
const A_PAGE = 50

export interface ClientSearch {
  status?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

export function clientsQuery({ status, cursor }: ClientSearch) {
  const query = {
    // What is no status, the server refuses in words.
    status: status ? [status as ApiClient['status']] : undefined,
    cursor,
    limit: A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...CLIENTS, 'list', query],
    queryFn: async ({ signal }) => {
      const call = api.GET('/api/v1/api_clients', { params: { query }, signal })
      // Whole items come back because no query here asks for some fields only.
      return (await answer(call)).data as ApiClientList
    },
  })
}

export interface VersionedClient {
  client: ApiClient
  etag: string
}

export function clientQuery(id: string) {
  return queryOptions({
    queryKey: [...CLIENTS, 'one', id],
    queryFn: async ({ signal }): Promise<VersionedClient> => {
      const params = { path: { id } }
      const { data, response } = await answer(
        api.GET('/api/v1/api_clients/{id}', { params, signal }),
      )
      return { client: data, etag: response.headers.get('ETag') ?? '' }
    },
  })
}
