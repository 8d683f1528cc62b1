import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { tellOtherTabs } from './other-tabs'

const FOR_THE_VISIT = Number.POSITIVE_INFINITY

/** What this installation is, and what day it takes today to be. */
export const aboutQuery = queryOptions({
  queryKey: ['about'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/about', { signal }))).data,
  staleTime: 60_000,
  // How an installation began says nothing of what a page shows.
  meta: { aside: true },
})

/** Who is asking. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal, client }) => {
    const { data } = await answer(api.GET('/api/v1/me', { signal }))
    if (data.kind === 'person') {
      client.setQueryData(LAST_PERSON, data.id)
      tellOtherTabs(data.id)
    }
    return data
  },
  staleTime: FOR_THE_VISIT,
})

/** Whose answers the page holds, after their session has ended too: until somebody else signs in, or they sign out. */
export const LAST_PERSON = ['last_person'] as const

/** Whether London shows invented organisations today: asked only where an installation began with them. */
export const inventionQuery = queryOptions({
  queryKey: ['invention'],
  queryFn: async ({ signal }) => {
    const params = { path: { code: 'Y56' } }
    return (await answer(api.GET('/api/v1/regions/{code}', { params, signal }))).data
  },
  staleTime: 60_000,
  meta: { aside: true },
})

export async function loadInstallation(queryClient: QueryClient) {
  await queryClient.prefetchQuery(aboutQuery)
  const about = queryClient.getQueryData(aboutQuery.queryKey)
  if (about?.is_demo) await queryClient.prefetchQuery(inventionQuery)
}
