import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { toProblem, unreachable } from '@/api/problem'
import { SAMPLE } from '@/shared/api-request'
import type { Spec } from './spec'

export const SPEC_JSON = '/api/v1/openapi.json'
export const SPEC_YAML = '/api/v1/openapi.yaml'

/** The description the server publishes: the reference is drawn from it and nothing else. */
export const specQuery = queryOptions({
  queryKey: ['spec'],
  queryFn: async ({ signal }): Promise<Spec> => {
    const response = await fetch(SPEC_JSON, { signal }).catch(() => {
      throw unreachable(SPEC_JSON)
    })
    if (!response.ok) throw toProblem(await response.json().catch(() => undefined), response)
    return response.json()
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** The quick start's third step is the real answer to its second. */
export const sampleQuery = queryOptions({
  queryKey: ['sample'],
  queryFn: async ({ signal }) => {
    const params = { path: { code: SAMPLE.code }, query: { as_of: SAMPLE.as_of } }
    const { data, response } = await answer(api.GET('/api/v1/icbs/{code}', { params, signal }))
    return { body: data, status: response.status, etag: response.headers.get('ETag') ?? '' }
  },
})

/** Every code the API can hold, with its meaning. */
export const codeListsQuery = queryOptions({
  queryKey: ['code_lists'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/api/v1/code_lists', { signal }))).data.items,
  staleTime: 300_000,
})
