import type { Grant } from '@/api/types'
import type { ScopeKind } from './roles'
import type { ScopeOption } from './scope-queries'

export interface Scope {
  kind: ScopeKind
  chosen: readonly ScopeOption[]
}

type Given = Pick<Grant, 'scope_kind' | 'scope_keys' | 'scope_names'>

/** What is likeliest meant: the caller's own, where it is of a kind that can be given, else nothing yet. */
export function ownScope(kinds: readonly ScopeKind[], grants: readonly Given[]): Scope | undefined {
  const own = grants.find(({ scope_kind }) => kinds.includes(scope_kind))
  if (own) {
    return {
      kind: own.scope_kind,
      chosen: own.scope_keys.map((key, i) => ({ key, name: own.scope_names[i] ?? key })),
    }
  }
  const [kind] = kinds
  return kind && { kind, chosen: [] }
}

/** Those of a list that the caller's own roles can reach, as far as that is plain; the server knows the rest. */
export function within(
  kind: ScopeKind,
  options: readonly ScopeOption[],
  grants: readonly Given[],
): readonly ScopeOption[] {
  const everywhere = grants.some(({ scope_kind }) => scope_kind === 'region')
  if (kind !== 'region' && (everywhere || kind !== 'icb')) return options
  const keys = grants.flatMap((grant) => (grant.scope_kind === kind ? grant.scope_keys : []))
  return options.filter(({ key }) => keys.includes(key))
}
