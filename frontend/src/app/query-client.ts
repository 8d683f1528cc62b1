import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '@/api/problem'

const RETRIES = 2

/** Tries again only where trying again can help: a refusal stays a refusal. */
function shouldRetry(failures: number, error: Error): boolean {
  return failures < RETRIES && error instanceof ProblemError && error.passing
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
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
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
