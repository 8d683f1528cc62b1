import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { A_PAGE, type Claim, type ClaimList, MONEY, versioned } from './money'

export interface ClaimSearch {
  pcn?: string | undefined
  month?: string | undefined
  role_type?: string | undefined
  status?: string | undefined
  cursor?: string | undefined
  from?: string | undefined
}

/** What is no code, month or status, the server refuses in words. */
export function claimFilters({ pcn, month, role_type, status }: ClaimSearch) {
  return {
    pcn_code: pcn ? [pcn] : undefined,
    month: month ? [month] : undefined,
    role_type: role_type ? [role_type as Claim['role_type']] : undefined,
    status: status ? [status as Claim['status']] : undefined,
  }
}

export function claimsQuery(search: ClaimSearch) {
  const query = {
    ...claimFilters(search),
    cursor: search.cursor,
    limit: A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...MONEY, 'claims', query],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/arrs_claims', { params: { query }, signal })))
        .data as ClaimList,
  })
}

/** How many claims wait to be approved. */
export const waitingClaimsQuery = queryOptions({
  queryKey: [...MONEY, 'claims', 'waiting'],
  queryFn: async ({ signal }) => {
    const query = { status: ['recorded' as const], limit: 1, include_total: true }
    return (await answer(api.GET('/api/v1/arrs_claims', { params: { query }, signal }))).data.total
  },
})

export function claimQuery(id: string) {
  return queryOptions({
    queryKey: [...MONEY, 'claim', id],
    queryFn: ({ signal }) =>
      versioned(answer(api.GET('/api/v1/arrs_claims/{id}', { params: { path: { id } }, signal }))),
  })
}
