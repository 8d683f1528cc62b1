import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '@/api/client'

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

/** After signing in everything is asked anew: another person sees other things. */
export function useArrival() {
  const queryClient = useQueryClient()
  return async () => {
    queryClient.removeQueries({ type: 'inactive' })
    await queryClient.resetQueries()
  }
}
