import { hashKey, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ProblemError } from '@/api/problem'
import { permissionsQuery } from '@/shared/permission'
import { LAST_PERSON, meQuery } from '@/shared/session'

const RETRIES = 2

/** Tries again only where trying again can help: a refusal stays a refusal, and who asks too much must wait. */
function shouldRetry(failures: number, error: Error): boolean {
  if (!(error instanceof ProblemError) || error.problem.status === 429) return false
  return failures < RETRIES && error.passing
}

/** A refusal tells that a session has ended or a role was taken: who is asking is found out anew. */
function isNews(error: Error): boolean {
  return error instanceof ProblemError && ['unauthenticated', 'forbidden'].includes(error.code)
}

export function createQueryClient(): QueryClient {
  // Nothing else is asked again for it: a form that stands on an answer stays, with what was typed.
  const who = [meQuery, permissionsQuery].map(({ queryKey }) => ({ queryKey, exact: true }))
  function onRefusal(error: Error) {
    if (isNews(error)) for (const query of who) void client.invalidateQueries(query)
  }
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (!who.some((query) => hashKey(query.queryKey) === hashKey(queryKey))) onRefusal(error)
      },
    }),
    mutationCache: new MutationCache({ onError: onRefusal }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: shouldRetry,
        // The loader has asked already: a screen shows that answer before asking again.
        retryOnMount: false,
        retryDelay: (attempt) => 300 * 2 ** attempt,
        // The server may be on this machine: being offline says nothing about it.
        networkMode: 'always',
      },
      // What was sent and answered may be a password or a secret: it goes with the form it was typed in.
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  })
  client.setQueryDefaults(LAST_PERSON, { gcTime: Number.POSITIVE_INFINITY })
  return client
}
