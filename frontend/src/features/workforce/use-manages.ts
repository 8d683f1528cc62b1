import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'

/** The networks whose posts the caller keeps. */
export function useManagedPcns(): { code: string; name: string }[] {
  const may = usePermission('posts.create')
  const { data: me } = useQuery(meQuery)
  if (!may || !me) return []
  return me.grants
    .filter(({ role, scope_kind }) => role === 'pcn_manager' && scope_kind === 'pcn')
    .flatMap(({ scope_keys, scope_names }) =>
      scope_keys.map((code, i) => ({ code, name: scope_names[i] ?? code })),
    )
}

/** Whether the caller keeps the posts of a network: who only sees them is offered nothing to do. */
export function useManages(pcnCode: string): boolean {
  return useManagedPcns().some(({ code }) => code === pcnCode)
}

/** The same of a form: once somebody types there it stays, whatever becomes of their session meanwhile. */
export function useManagedOnce(pcnCode: string): boolean {
  const manages = useManages(pcnCode)
  const once = useRef(manages)
  once.current ||= manages
  return once.current
}
