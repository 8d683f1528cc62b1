import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { CodeMeaning } from '@/api/types'

async function codesOf(list: string, signal: AbortSignal): Promise<CodeMeaning[]> {
  const { data } = await answer(api.GET('/api/v1/code_lists', { signal }))
  return data.items.find(({ name }) => name === list)?.codes ?? []
}

const SELDOM = 300_000

/** What each role is, for whoever gives it or takes it on. */
export const rolesQuery = queryOptions({
  queryKey: ['codes', 'role'],
  queryFn: async ({ signal }) =>
    new Map((await codesOf('role', signal)).map(({ code, meaning }) => [code, meaning])),
  staleTime: SELDOM,
})

/** What each permission lets a program do. */
export const clientPermissionsQuery = queryOptions({
  queryKey: ['codes', 'client_permission'],
  queryFn: ({ signal }) => codesOf('client_permission', signal),
  staleTime: SELDOM,
})
