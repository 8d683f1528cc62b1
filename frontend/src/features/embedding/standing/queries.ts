import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { paths } from '@/api/schema'
import { fileOf } from '@/shared/search'
import { ASSESSMENTS } from '../assessment/queries'
import type { Shown } from './shown'

type Day = string | undefined

/** Whatever assessments come to lives under their key: one that is published shows in every status. */
export const STANDING = [...ASSESSMENTS, 'standing'] as const

/** What of it the server is asked for. */
export interface BoardSearch {
  sort?: string | undefined
  boundaries?: string | undefined
}

/** And what of its answer the board's page shows: some networks, and their roles or their domains. */
export interface BoardPageSearch extends BoardSearch, Shown {
  view?: string | undefined
}

type BoardQuery = paths['/api/v1/icbs/{code}/embedding']['get']['parameters']['query']

export function boardEmbeddingQuery(code: string, { sort, boundaries }: BoardSearch, asOf: Day) {
  return queryOptions({
    queryKey: [...STANDING, 'icb', code, sort, boundaries, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      // Whether there are such words is the server's to say.
      const query = { as_of: asOf, sort, boundaries } as BoardQuery
      const params = { path: { code }, query }
      return (await answer(api.GET('/api/v1/icbs/{code}/embedding', { params, signal }))).data
    },
  })
}

/** Since when and until when a board is there, and which were before and after it. */
export function boardLifeQuery(code: string) {
  return queryOptions({
    queryKey: ['icbs', 'life', code],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/icbs/{code}', { params: { path: { code } }, signal }))).data,
    staleTime: 300_000,
  })
}

export function pcnEmbeddingQuery(code: string, asOf: Day) {
  return queryOptions({
    queryKey: [...STANDING, 'pcn', code, asOf ?? 'today'],
    queryFn: async ({ signal }) => {
      const params = { path: { code }, query: { as_of: asOf, explain: true } }
      const call = api.GET('/api/v1/pcns/{code}/embedding', { params, signal })
      return (await answer(call)).data
    },
  })
}

export function embeddingHistoryQuery(code: string) {
  return queryOptions({
    queryKey: [...STANDING, 'history', code],
    queryFn: async ({ signal }) => {
      const params = { path: { code } }
      const call = api.GET('/api/v1/pcns/{code}/embedding/history', { params, signal })
      return (await answer(call)).data
    },
  })
}

/** The same as a file. */
export function boardEmbeddingFile(
  code: string,
  format: 'csv' | 'xlsx',
  { sort, boundaries }: BoardSearch,
  asOf: Day,
): string {
  return fileOf(`icbs/${code}/embedding`, format, { as_of: asOf, boundaries, sort })
}

/** Every rating that was ever published, of a board's networks today or of all that the reader reaches. */
export const ratingsFile = (icb?: string) => fileOf('assessment_ratings', 'csv', { icb_code: icb })
