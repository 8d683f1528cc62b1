import { hashKey, queryOptions, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { LAST_PERSON, meQuery } from '@/shared/session'

/** How one signs in here. */
export const signInQuery = queryOptions({
  queryKey: ['sign_in'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/sign_in', { signal }))).data,
})

/** How the caller is signed in at present. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/session', { signal }))).data,
  staleTime: 0,
})

/**
 * After signing in. Whose session had ended finds the page as it was, with what was typed, and what it shows is asked
 * again behind it; another person sees other things, and nothing of the one before. Tells
 * whether it is the same person; undefined where nobody has signed in after all.
 */
export function useArrival() {
  const queryClient = useQueryClient()
  return async () => {
    const before = queryClient.getQueryData(LAST_PERSON)
    const me = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
    if (me.kind !== 'person') return undefined
    if (me.id === before) {
      await queryClient.invalidateQueries()
      return true
    }
    queryClient.getMutationCache().clear()
    queryClient.removeQueries({ type: 'inactive', predicate: isNoCaller })
    await queryClient.resetQueries({ predicate: isNoCaller })
    return false
  }
}

/** All but who is asking, which is known already. */
function isNoCaller({ queryHash }: { queryHash: string }): boolean {
  return queryHash !== hashKey(meQuery.queryKey) && queryHash !== hashKey(LAST_PERSON)
}
