import type { Grant } from '@/api/types'

export interface Place {
  kind: 'region' | 'icb' | 'pcn'
  code: string
  name: string
}

/** The boards and networks that the caller's roles were given for, each once; a region lends its boards. */
export function placesOf(grants: readonly Grant[]): Place[] {
  const found = new Map<string, Place>()
  for (const kind of ['region', 'icb', 'pcn'] as const) {
    for (const grant of grants) {
      if (grant.scope_kind !== kind) continue
      grant.scope_keys.forEach((code, i) => {
        found.set(`${kind}:${code}`, { kind, code, name: grant.scope_names[i] ?? code })
      })
    }
  }
  return [...found.values()]
}
