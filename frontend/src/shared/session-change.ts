import { hashKey, type QueryClient } from '@tanstack/react-query'
import { LAST_PERSON, meQuery } from './session'

/**
 * After signing in. Whose session had ended finds the page as it was, with what was typed, and what it shows is asked
 * again behind it; another person sees other things, and nothing of the one before. Tells
 * whether it is the same person; undefined where nobody has signed in after all.
 */
export async function arrive(queryClient: QueryClient): Promise<boolean | undefined> {
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

/** All but who is asking, which is known already. */
function isNoCaller({ queryHash }: { queryHash: string }): boolean {
  return queryHash !== hashKey(meQuery.queryKey) && queryHash !== hashKey(LAST_PERSON)
}

/** After signing out: nothing of what one person saw is left to the next. */
export async function leave(queryClient: QueryClient, goToSignIn: () => Promise<void>) {
  queryClient.removeQueries({ queryKey: LAST_PERSON })
  queryClient.getMutationCache().clear()
  await queryClient.resetQueries({ queryKey: meQuery.queryKey })
  await goToSignIn()
  queryClient.removeQueries({ type: 'inactive' })
}
