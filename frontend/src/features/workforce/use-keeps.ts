import { useQuery } from '@tanstack/react-query'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'

/** Whether the caller keeps this network's figures: that its manager does, and nobody else. */
export function useKeepsFigures(code: string): boolean | undefined {
  const allowed = usePermission('service_figures.update')
  const { data: me } = useQuery(meQuery)
  if (allowed === undefined || !me) return undefined
  return (
    allowed &&
    me.grants.some(
      ({ role, scope_kind, scope_keys }) =>
        role === 'pcn_manager' && scope_kind === 'pcn' && scope_keys.includes(code),
    )
  )
}
