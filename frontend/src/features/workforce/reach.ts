import type { Grant } from '@/api/types'

/** A place within reach, of which what is counted can be asked. */
export interface Reach {
  kind: 'region' | 'icb' | 'pcn'
  code: string
  name: string
}

const ROLES = new Set<Grant['role']>([
  'programme_admin',
  'programme_officer',
  'finance_approver',
  'icb_lead',
  'pcn_manager',
  'analyst',
])

/** Whether what is counted of a board can be asked: by whom it, or its region, was given to. */
export function reachesBoard(grants: readonly Grant[], code: string): boolean {
  return reachOf(grants).some(
    (place) => place.kind === 'region' || (place.kind === 'icb' && place.code === code),
  )
}

/** The places that the caller's roles were given for, the widest first, each once. */
export function reachOf(grants: readonly Grant[]): Reach[] {
  const order = ['region', 'icb', 'pcn'] as const
  const found = new Map<string, Reach>()
  for (const kind of order) {
    for (const grant of grants) {
      if (grant.scope_kind !== kind || !ROLES.has(grant.role)) continue
      grant.scope_keys.forEach((code, i) => {
        found.set(`${kind}:${code}`, { kind, code, name: grant.scope_names[i] ?? code })
      })
    }
  }
  return [...found.values()]
}
