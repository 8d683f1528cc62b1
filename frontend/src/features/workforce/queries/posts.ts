import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { Post, PostDetail, PostList, TrainingCourse } from '@/api/types'
import { fileOf } from '@/shared/search'

/** Every cached answer about posts lives under this key. */
export const POSTS = ['posts'] as const
const A_PAGE = 50
const SORT = 'pcn_code,reference'

export interface PostSearch {
  pcn?: string | undefined
  icb?: string | undefined
  role_type?: string | undefined
  status?: string | undefined
  /** Nobody is in it and people are looked for, whichever status says so. */
  is_vacant?: string | undefined
  contract_ends_before?: string | undefined
  /** due_not_held: it was due each month, and was not held in every one. */
  supervision?: string | undefined
  /** missing: somebody in it lacks what is required. */
  training?: string | undefined
  /** A day: somebody left on it or later. */
  left_since?: string | undefined
  sort?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

/** What narrows the list, as the address of a file takes it. */
export function postFilters(search: PostSearch): Record<string, string | undefined> {
  return {
    pcn_code: search.pcn,
    icb_code: search.icb,
    role_type: search.role_type,
    status: search.status,
    is_vacant: search.is_vacant,
    contract_ends_before: search.contract_ends_before,
    supervision: search.supervision,
    training: search.training,
    left_since: search.left_since,
  }
}

export const isFiltered = (search: PostSearch) => Object.values(postFilters(search)).some(Boolean)

/** The list as a file, in the same order and as of the same day. */
export function postsFile(kind: 'csv' | 'xlsx', search: PostSearch, asOf?: string) {
  return fileOf('posts', kind, { ...postFilters(search), sort: search.sort, as_of: asOf })
}

const only = <Word>(word: string | undefined) => (word ? [word as Word] : undefined)

/** The filters as a query; what is no role or status, the server refuses in words. */
function narrowed(search: PostSearch, asOf: string | undefined) {
  return {
    as_of: asOf,
    pcn_code: only<string>(search.pcn),
    icb_code: only<string>(search.icb),
    role_type: only<Post['role_type']>(search.role_type),
    status: only<Post['status']>(search.status),
    is_vacant: only<boolean>(search.is_vacant),
    contract_ends_before: search.contract_ends_before,
    // Whether there are such words is the server's to say.
    supervision: search.supervision as 'due_not_held' | undefined,
    training: search.training as 'missing' | undefined,
    left_since: search.left_since,
  }
}

export function postsQuery(search: PostSearch, asOf: string | undefined) {
  const query = {
    ...narrowed(search, asOf),
    sort: search.sort ?? SORT,
    cursor: search.cursor,
    limit: A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...POSTS, 'list', query],
    queryFn: async ({ signal }) => {
      const call = api.GET('/api/v1/posts', { params: { query }, signal })
      // Whole items come back because no query here asks for some fields only.
      return (await answer(call)).data as PostList
    },
  })
}

/** What the posts of all pages come to, and whose they are. */
export function postsSummaryQuery(search: PostSearch, asOf: string | undefined) {
  const query = narrowed(search, asOf)
  return queryOptions({
    queryKey: [...POSTS, 'summary', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/posts_summary', { params: { query }, signal }))).data,
  })
}

export interface VersionedPost {
  post: PostDetail
  etag: string
}

export function postQuery(id: string, asOf?: string) {
  return queryOptions({
    queryKey: [...POSTS, 'one', id, asOf],
    queryFn: async ({ signal }): Promise<VersionedPost> => {
      const params = { path: { id }, query: { as_of: asOf } }
      const { data, response } = await answer(api.GET('/api/v1/posts/{id}', { params, signal }))
      return { post: data, etag: response.headers.get('ETag') ?? '' }
    },
  })
}

const FOR_THE_VISIT = { staleTime: 300_000, meta: { aside: true } } as const

/** What is asked of a role, by its code. */
export function roleTypeQuery(code: string) {
  return queryOptions({
    ...FOR_THE_VISIT,
    queryKey: ['role_types', code],
    queryFn: async ({ signal }) => {
      const params = { path: { code } }
      return (await answer(api.GET('/api/v1/role_types/{code}', { params, signal }))).data
    },
  })
}

export const coursesQuery = queryOptions({
  ...FOR_THE_VISIT,
  queryKey: ['training_courses'],
  queryFn: async ({ signal }) => {
    const call = api.GET('/api/v1/training_courses', { params: { query: { limit: 200 } }, signal })
    return (await answer(call)).data.items as TrainingCourse[]
  },
})

/** What boards are called, by their code. */
export const boardNamesQuery = queryOptions({
  ...FOR_THE_VISIT,
  queryKey: ['icbs', 'names'],
  queryFn: async ({ signal }) => {
    const query = { fields: 'ods_code,short_name', limit: 200 }
    const { data } = await answer(api.GET('/api/v1/icbs', { params: { query }, signal }))
    const items = data.items as { ods_code: string; short_name: string }[]
    return new Map(items.map((one) => [one.ods_code, one.short_name]))
  },
})
