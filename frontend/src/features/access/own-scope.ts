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
    // Which of several is meant, nobody can know.
    return { kind: own.scope_kind, chosen: own.scope_keys.length === 1 ? optionsOf(own) : [] }
  }
  const [kind] = kinds
  return kind && { kind, chosen: [] }
}

function optionsOf({ scope_keys, scope_names }: Given): ScopeOption[] {
  return scope_keys.map((key, i) => ({ key, name: scope_names[i] ?? key }))
}

/** The regions that the caller's roles were given for. */
export function regionsOf(grants: readonly Given[]): string[] {
  return grants.flatMap(({ scope_kind, scope_keys }) => (scope_kind === 'region' ? scope_keys : []))
}

/** The kinds of place that the caller's roles can reach: a region only whoever has one. */
export function kindsWithin(kinds: readonly ScopeKind[], grants: readonly Given[]) {
  return kinds.filter((kind) => kind !== 'region' || regionsOf(grants).length > 0)
}

/** Those of a list that the caller's own roles can reach, as far as that is plain; the server knows the rest. */
export function within(
  kind: ScopeKind,
  options: readonly ScopeOption[],
  grants: readonly Given[],
): readonly ScopeOption[] {
  const everywhere = grants.some(({ scope_kind }) => scope_kind === 'region')
  if (kind !== 'region' && (everywhere || kind !== 'icb')) return options
  const own = grants.filter(({ scope_kind }) => scope_kind === kind).flatMap(optionsOf)
  return own.filter(({ key }, i) => own.findIndex((one) => one.key === key) === i)
}
