import { useQuery } from '@tanstack/react-query'
import type { GivableRole } from '@/api/types'
import { meQuery } from '@/shared/session'

/** The roles the caller may give to others, each with what it is given for. */
export function useGivableRoles(): readonly GivableRole[] {
  const { data: me } = useQuery(meQuery)
  return me?.may_give ?? []
}
