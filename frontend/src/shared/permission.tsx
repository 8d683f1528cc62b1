import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { answer, api } from '@/api/client'
import { meQuery } from './session'

/** What the caller may do: known under who they are, and asked again with that. */
export const permissionsQuery = queryOptions({
  queryKey: [...meQuery.queryKey, 'permissions'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/api/v1/me/permissions', { signal }))).data.items,
  staleTime: Number.POSITIVE_INFINITY,
})

/** Who is asking, and what they may: what is public nobody has to ask for. */
export async function loadCaller(queryClient: QueryClient) {
  await queryClient.prefetchQuery(meQuery)
  const me = queryClient.getQueryData(meQuery.queryKey)
  if (me?.kind === 'person') await queryClient.prefetchQuery(permissionsQuery)
}

/**
 * Whether the caller may perform an operation, or one of several; undefined until that is known. Who only has to show
 * once more that it is them may: they are asked when it comes to that. Who has not signed in may do what is public, and
 * nothing that this is asked about.
 */
export function usePermission(...operations: string[]): boolean | undefined {
  const { data: me } = useQuery(meQuery)
  const isPerson = me?.kind === 'person'
  const { data } = useQuery({ ...permissionsQuery, enabled: isPerson })
  if (me && !isPerson) return false
  return data?.some((one) => operations.includes(one.operation) && one.allowed)
}

interface MayProps {
  do: string
  children: ReactNode
  /** Shown to those who may not. */
  otherwise?: ReactNode
}

/** What only those see who may use it. */
export function May({ do: operation, children, otherwise = null }: MayProps) {
  return usePermission(operation) ? children : otherwise
}
