import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { paths } from '@/api/schema'
import type { Import, ImportDetail, ImportList, RowProblemList } from '@/api/types'
import { fileOf } from '@/shared/search'
import { countResults } from './results'

/** Every cached answer about imports lives under this key. */
export const IMPORTS = ['imports'] as const

const IMPORTS_A_PAGE = 20
const PROBLEMS_A_PAGE = 20
const EARLIER = 4

export interface Versioned {
  data: ImportDetail
  /** What If-Match must repeat to say which version was read. */
  etag: string
}

type ListQuery = NonNullable<paths['/api/v1/imports']['get']['parameters']['query']>
type ProblemsQuery = NonNullable<
  paths['/api/v1/imports/{id}/problems']['get']['parameters']['query']
>

export interface ImportSearch {
  status?: string | undefined
  kind?: string | undefined
  cursor?: string | undefined
  /** The number of the first row after the cursor: only for saying which rows are shown. */
  from?: string | undefined
}

async function listImports(query: ListQuery, signal: AbortSignal): Promise<ImportList> {
  const { data } = await answer(api.GET('/api/v1/imports', { params: { query }, signal }))
  // Whole items come back because no query here asks for some fields only.
  return data as ImportList
}

function filtersOf({ status, kind }: ImportSearch): ListQuery {
  // What is no status or kind, the server refuses in words.
  return {
    status: status ? [status as Import['status']] : undefined,
    kind: kind ? [kind] : undefined,
  }
}

/** One page of the imports, the newest first. */
export function importsQuery(search: ImportSearch) {
  const query: ListQuery = {
    ...filtersOf(search),
    cursor: search.cursor,
    limit: IMPORTS_A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...IMPORTS, 'list', query],
    queryFn: ({ signal }) => listImports(query, signal),
  })
}

/** How many files count, and how many plans wait to be looked at. */
export const standingQuery = queryOptions({
  queryKey: [...IMPORTS, 'standing'],
  queryFn: async ({ signal }) => {
    const count = async (status?: Import['status']) => {
      const query: ListQuery = { status: status && [status], limit: 1, include_total: true }
      return (await listImports(query, signal)).total ?? 0
    }
    const [all, applied, planned] = await Promise.all([count(), count('applied'), count('planned')])
    return { all, applied, planned }
  },
})

/** The newest imports: what a plan's page sets beside it. */
export const newestQuery = queryOptions({
  queryKey: [...IMPORTS, 'newest'],
  queryFn: ({ signal }) => listImports({ limit: EARLIER, include_total: true }, signal),
})

/** The import that changed last: a plan worked out before it may be untrue by now. */
export const lastChangeQuery = queryOptions({
  queryKey: [...IMPORTS, 'last change'],
  queryFn: async ({ signal }) => {
    const query: ListQuery = { status: ['applied', 'undone'], sort: '-updated_at', limit: 1 }
    return (await listImports(query, signal)).items[0] ?? null
  },
})

/** Applied imports of a file with the very same content. */
export function sameContentQuery(sha256: string) {
  return queryOptions({
    queryKey: [...IMPORTS, 'same', sha256],
    queryFn: async ({ signal }) =>
      (await listImports({ sha256: [sha256], status: ['applied'], limit: 200 }, signal)).items,
  })
}

/** The kinds of file there are, with their columns and samples. */
export const kindsQuery = queryOptions({
  queryKey: ['import_kinds'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/api/v1/import_kinds', { signal }))).data.items,
  staleTime: 300_000,
})

export function importQuery(id: string) {
  return queryOptions({
    queryKey: [...IMPORTS, 'one', id],
    queryFn: async ({ signal }): Promise<Versioned> => {
      const params = { path: { id } }
      const { data, response } = await answer(api.GET('/api/v1/imports/{id}', { params, signal }))
      return { data, etag: response.headers.get('ETag') ?? '' }
    },
  })
}

export interface ProblemSearch {
  result?: string | undefined
  problems?: string | undefined
}

export function problemsQuery(
  { id, version }: Pick<Import, 'id' | 'version'>,
  search: ProblemSearch,
) {
  const query: ProblemsQuery = {
    result: search.result
      ? [search.result as NonNullable<ProblemsQuery['result']>[number]]
      : undefined,
    cursor: search.problems,
    limit: PROBLEMS_A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...IMPORTS, 'problems', id, version, query],
    queryFn: async ({ signal }) => {
      const params = { path: { id }, query }
      const call = api.GET('/api/v1/imports/{id}/problems', { params, signal })
      return (await answer(call)).data as RowProblemList
    },
  })
}

/** How many entries of the list there are of each result: the one word of each, as one small file. */
export function resultsQuery({ id, version }: Pick<Import, 'id' | 'version'>) {
  return queryOptions({
    queryKey: [...IMPORTS, 'results', id, version],
    queryFn: async ({ signal }) => {
      const call = api.GET('/api/v1/imports/{id}/problems', {
        params: { path: { id }, query: { fields: 'result' } },
        headers: { Accept: 'text/csv' },
        parseAs: 'text',
        signal,
      })
      return countResults((await answer(call)).data as unknown as string)
    },
  })
}

/** The address of a list as a file. */
export function fileAddress(path: string, filters: Record<string, string | undefined> = {}) {
  return fileOf(`imports${path}`, 'csv', filters)
}
