import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { arrive } from '@/shared/session-change'

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

/** What follows signing in. */
export function useArrival() {
  const queryClient = useQueryClient()
  return () => arrive(queryClient)
}
