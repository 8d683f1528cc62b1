import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { components } from '@/api/schema'
import { fileOf } from '@/shared/search'

type Schemas = components['schemas']
export type Framework = Schemas['Framework']
export type FrameworkList = Schemas['FrameworkList']
export type FrameworkDetail = Schemas['FrameworkDetail']
export type Domain = Schemas['Domain']
export type Criterion = Schemas['Criterion']
export type NewFramework = Schemas['NewFramework']
export type FrameworkChange = Schemas['FrameworkChange']
export type FrameworkComparison = Schemas['FrameworkComparison']
export type FrameworkDifference = Schemas['FrameworkDifference']

/** Every cached answer about the framework lives under this key. */
export const FRAMEWORKS = ['embedding', 'frameworks'] as const

/** After how many milliseconds a draft is read again, as everything else is. */
const SOON = 15_000

/** Versions come one in a few years: one page holds them all. */
const ALL = 200

export const frameworksQuery = queryOptions({
  queryKey: [...FRAMEWORKS, 'list'],
  queryFn: async ({ signal }) => {
    const params = { query: { limit: ALL, include_total: true } }
    const call = api.GET('/api/v1/embedding_frameworks', { params, signal })
    return (await answer(call)).data as FrameworkList
  },
})

/** The number in an address; 0, which no version has, where it is none. */
export function numberOf(version: string): number {
  return /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0
}

export function frameworkQuery(version: string) {
  return queryOptions({
    queryKey: [...FRAMEWORKS, 'one', version],
    queryFn: async ({ signal }) => {
      const params = { path: { framework_version: numberOf(version) } }
      const call = api.GET('/api/v1/embedding_frameworks/{framework_version}', { params, signal })
      return (await answer(call)).data
    },
    // What is published never changes, but that another takes its place.
    staleTime: ({ state }) => (state.data && state.data.status !== 'draft' ? 600_000 : SOON),
  })
}

/** What a version says otherwise than another: than the one it was copied from where none is named. */
export function comparisonQuery(version: string, other: string | undefined) {
  return queryOptions({
    queryKey: [...FRAMEWORKS, 'comparison', version, other ?? 'base'],
    queryFn: async ({ signal }) => {
      // What is no number, the server refuses in words.
      const query = { with: other as unknown as number | undefined }
      const params = { path: { framework_version: numberOf(version) }, query }
      const path = '/api/v1/embedding_frameworks/{framework_version}/comparison'
      return (await answer(api.GET(path, { params, signal }))).data
    },
  })
}

/** The rules by which a level is suggested, each with what it looks at. */
export const derivationsQuery = queryOptions({
  queryKey: ['code_lists', 'derivation'],
  queryFn: async ({ signal }) => {
    const lists = (await answer(api.GET('/api/v1/code_lists', { signal }))).data.items
    return lists.find(({ name }) => name === 'derivation')?.codes ?? []
  },
  staleTime: 300_000,
})

export const frameworksFile = (format: 'csv' | 'xlsx') => fileOf('embedding_frameworks', format)

/** After a change: every version is read again, and what was done to it. */
export function readAgain(queryClient: QueryClient) {
  return Promise.all([
    queryClient.invalidateQueries({ queryKey: FRAMEWORKS }),
    queryClient.invalidateQueries({ queryKey: ['audit_events', 'record'] }),
  ])
}
