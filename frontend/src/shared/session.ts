import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'

const FOR_THE_VISIT = Number.POSITIVE_INFINITY

/** What this installation is, and what day it takes today to be. */
export const aboutQuery = queryOptions({
  queryKey: ['about'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/about', { signal }))).data,
  staleTime: 60_000,
})

/** Who is asking. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/me', { signal }))).data,
  staleTime: FOR_THE_VISIT,
})
