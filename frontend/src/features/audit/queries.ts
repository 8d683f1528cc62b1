import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { AuditChangeList, AuditEventList, Verification } from '@/api/types'

/** Every cached answer about the audit lives under this key. */
export const AUDIT = ['audit_events'] as const
const A_PAGE = 25

export interface AuditSearch {
  actor_id?: string | undefined
  operation?: string | undefined
  table_name?: string | undefined
  record_key?: string | undefined
  from_day?: string | undefined
  to_day?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

const only = (word: string | undefined) => (word ? [word] : undefined)

/** The filters as the API takes them. */
export function filtersOf(search: AuditSearch) {
  return {
    actor_id: only(search.actor_id),
    operation: only(search.operation),
    table_name: search.table_name,
    record_key: search.record_key,
    from: search.from_day,
    to: search.to_day,
  }
}

export function eventsQuery(search: AuditSearch) {
  const query = {
    ...filtersOf(search),
    cursor: search.cursor,
    limit: A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...AUDIT, 'list', query],
    queryFn: async ({ signal }) => {
      const call = api.GET('/api/v1/audit_events', { params: { query }, signal })
      // Whole items come back because no query here asks for some fields only.
      return (await answer(call)).data as AuditEventList
    },
  })
}

export function eventQuery(id: string) {
  return queryOptions({
    queryKey: [...AUDIT, 'one', id],
    queryFn: async ({ signal }) => {
      const params = { path: { id } }
      return (await answer(api.GET('/api/v1/audit_events/{id}', { params, signal }))).data
    },
  })
}

export function eventChangesQuery(id: string, cursor: string | undefined) {
  return queryOptions({
    queryKey: [...AUDIT, 'changes', id, cursor],
    queryFn: async ({ signal }) => {
      const params = { path: { id }, query: { cursor, limit: A_PAGE, include_total: true } }
      const call = api.GET('/api/v1/audit_events/{id}/changes', { params, signal })
      return (await answer(call)).data as AuditChangeList
    },
  })
}

/** Whether the audit is intact. Everything is read for it, so a visit asks once; the button asks anew. */
export const verificationQuery = queryOptions({
  queryKey: [...AUDIT, 'verification'],
  queryFn: ({ signal }) => verify(signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Holds everything in the audit against itself, and every record against it. */
export async function verify(signal?: AbortSignal): Promise<Verification> {
  const call = api.GET('/api/v1/audit_events/verification', { ...(signal && { signal }) })
  return (await answer(call)).data
}
