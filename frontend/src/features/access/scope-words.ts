import { counted, listed } from '@/shared/format/words'

const KINDS: Record<string, [one: string, many?: string]> = {
  region: ['region'],
  icb: ['board'],
  place: ['borough'],
  pcn: ['network'],
  project: ['project'],
  round: ['funding round'],
  application: ['application'],
}

const FEW = 3

interface Scope {
  scope_kind: string
  scope_keys: readonly string[]
  scope_names?: readonly string[] | undefined
}

/** What a role was given for: "London", "West and North London", "12 networks". */
export function scopeWords({ scope_kind, scope_keys, scope_names = scope_keys }: Scope): string {
  if (scope_names.length <= FEW) return listed([...scope_names])
  return counted(scope_names.length, ...(KINDS[scope_kind] ?? [scope_kind]))
}

/** "Region", "Board": what a role can be given for. */
export function kindWords(kind: string): string {
  const [one] = KINDS[kind] ?? [kind]
  return one.charAt(0).toUpperCase() + one.slice(1)
}

/** "boards" */
export function kindsWords(kind: string): string {
  const [one, many = `${one}s`] = KINDS[kind] ?? [kind]
  return many
}
