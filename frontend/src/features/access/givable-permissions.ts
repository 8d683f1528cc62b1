import type { Grant, Permission } from '@/api/types'

/** The operation that whoever lends a permission must be allowed themselves. */
const TAKES: Record<string, string[]> = {
  'organisations:write': ['icbs.update', 'pcns.correct'],
  'imports:read': ['imports.list'],
  'imports:write': ['imports.create'],
  'audit:read': ['audit_events.list'],
  'changes:read': ['changes.list'],
  'rates:write': ['rate_cards.create'],
  'workforce:read': ['workforce.read'],
  'posts:read': ['posts.list'],
  'arrs_claims:read': ['arrs_claims.list'],
}

/** A month's figures are listed for more people than see them uncovered, and only those may lend them. */
const SEE_FIGURES: readonly Grant['role'][] = [
  'programme_admin',
  'programme_officer',
  'pcn_manager',
]

/** Whether the caller may give a permission to a program: a program never sees or does more than its owner. */
export function mayLend(
  permission: string,
  allowed: readonly Pick<Permission, 'operation' | 'allowed'>[],
  grants: readonly Pick<Grant, 'role'>[],
): boolean {
  if (permission === 'service_figures:read') {
    return grants.some(({ role }) => SEE_FIGURES.includes(role))
  }
  const takes = TAKES[permission]
  return !takes || allowed.some((one) => one.allowed && takes.includes(one.operation))
}
