import { useQuery } from '@tanstack/react-query'
import { usePermission } from './permission'
import { namedIn } from './reach'
import { meQuery } from './session'

/** The networks the caller manages, where that lets them do what is asked. */
export function useManagedPcns(operation: string): { code: string; name: string }[] {
  const may = usePermission(operation)
  const { data: me } = useQuery(meQuery)
  if (!may || !me) return []
  return me.grants
    .filter(({ role, scope_kind }) => role === 'pcn_manager' && scope_kind === 'pcn')
    .flatMap(namedIn)
}
