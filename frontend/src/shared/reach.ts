import type { Grant } from '@/api/types'

/** A place that somebody's roles were given for. */
export interface Reach {
  kind: 'region' | 'icb' | 'pcn'
  code: string
  name: string
}

/** The places that these roles of the caller were given for, the widest first, each once. */
export function placesOf(grants: readonly Grant[], roles: ReadonlySet<Grant['role']>): Reach[] {
  const order = ['region', 'icb', 'pcn'] as const
  const found = new Map<string, Reach>()
  for (const kind of order) {
    for (const grant of grants) {
      if (grant.scope_kind !== kind || !roles.has(grant.role)) continue
      for (const { code, name } of namedIn(grant))
        found.set(`${kind}:${code}`, { kind, code, name })
    }
  }
  return [...found.values()]
}

/** What one role was given for, by code and name. */
export function namedIn({ scope_keys, scope_names }: Pick<Grant, 'scope_keys' | 'scope_names'>) {
  return scope_keys.map((code, i) => ({ code, name: scope_names[i] ?? code }))
}
