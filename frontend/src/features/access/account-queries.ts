import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { Account } from '@/api/types'
import { meQuery } from '@/shared/session'

/** Everything about the caller lives under this key: it goes when somebody else signs in. */
export const ME = meQuery.queryKey

export interface VersionedAccount {
  account: Account
  /** What If-Match must repeat to say which version was read. */
  etag: string
}

export const accountQuery = queryOptions({
  queryKey: [...ME, 'account'],
  queryFn: async ({ signal }): Promise<VersionedAccount> => {
    const { data, response } = await answer(api.GET('/api/v1/me/account', { signal }))
    return { account: data, etag: response.headers.get('ETag') ?? '' }
  },
})

export const sessionsQuery = queryOptions({
  queryKey: [...ME, 'sessions'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/api/v1/me/sessions', { signal }))).data.items,
})
