import { useQuery } from '@tanstack/react-query'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'

/** The networks the caller assesses. */
export function useOwnNetworks(): { code: string; name: string }[] {
  const may = usePermission('assessments.create')
  const { data: me } = useQuery(meQuery)
  if (!may || !me) return []
  return me.grants
    .filter(({ role, scope_kind }) => role === 'pcn_manager' && scope_kind === 'pcn')
    .flatMap(({ scope_keys, scope_names }) =>
      scope_keys.map((code, i) => ({ code, name: scope_names[i] ?? code })),
    )
}

/** Whether the caller works at a network's assessment: a board only reads what is submitted. */
export function useAssesses(code: string | undefined): boolean {
  return useOwnNetworks().some((one) => one.code === code)
}
