import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type {
  Invitation,
  InvitationList,
  Membership,
  User,
  UserDetail,
  UserList,
} from '@/api/types'
import { fileOf } from '@/shared/search'

/** Every cached answer about people lives under this key. */
export const PEOPLE = ['people'] as const
const A_PAGE = 50

export interface PeopleSearch {
  q?: string | undefined
  role?: string | undefined
  status?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

/** What is no role or status, the server refuses in words. */
function peopleFilters({ q, role, status }: PeopleSearch) {
  return {
    q,
    role: role as Membership['role'] | undefined,
    status: status ? [status as User['status']] : undefined,
  }
}

export function peopleQuery(search: PeopleSearch) {
  const query = {
    ...peopleFilters(search),
    cursor: search.cursor,
    limit: A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...PEOPLE, 'list', query],
    // Whether a person is invented says nothing of the organisations on the page.
    meta: { aside: true },
    queryFn: async ({ signal }) => {
      const call = api.GET('/api/v1/users', { params: { query }, signal })
      // Whole items come back because no query here asks for some fields only.
      return (await answer(call)).data as UserList
    },
  })
}

export interface VersionedPerson {
  person: UserDetail
  etag: string
}

export function personQuery(id: string) {
  return queryOptions({
    queryKey: [...PEOPLE, 'one', id],
    queryFn: async ({ signal }): Promise<VersionedPerson> => {
      const params = { path: { id } }
      const { data, response } = await answer(api.GET('/api/v1/users/{id}', { params, signal }))
      return { person: data, etag: response.headers.get('ETag') ?? '' }
    },
  })
}

export interface InvitationSearch {
  ask?: string | undefined
  invitation?: string | undefined
  status?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

export function invitationsQuery({ status, cursor }: InvitationSearch) {
  const query = {
    status: status ? [status as Invitation['status']] : undefined,
    cursor,
    limit: A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...PEOPLE, 'invitations', query],
    queryFn: async ({ signal }) => {
      const call = api.GET('/api/v1/invitations', { params: { query }, signal })
      return (await answer(call)).data as InvitationList
    },
  })
}

/** How many invitations wait to be taken up. */
export const openInvitationsQuery = queryOptions({
  queryKey: [...PEOPLE, 'invitations', 'open'],
  queryFn: async ({ signal }) => {
    const query = { status: ['open' as const], limit: 1, include_total: true }
    const call = api.GET('/api/v1/invitations', { params: { query }, signal })
    return (await answer(call)).data.total ?? 0
  },
})

/** The address of a list as a file. */
export function fileAddress(path: string, filters: Record<string, string | undefined>) {
  return fileOf(path, 'csv', filters)
}
