import type { Permission } from '@/api/types'
import { capital } from '@/shared/format/words'

/** The permission that a refusal names: “… That takes the permission pcns.correct.” */
export function permissionNamed(
  detail: string,
  permissions: readonly Permission[],
): Permission | undefined {
  const [, name] = /permission ([a-z_]+[.:][a-z_]+)/.exec(detail) ?? []
  return permissions.find(({ operation }) => operation === name)
}

export interface PermissionGroup {
  name: string
  permissions: Permission[]
}

const NAMES: Record<string, string> = {
  me: 'Your account',
  sessions: 'Your account',
  sign_in: 'Signing in',
  tokens: 'Signing in',
  oauth: 'Signing in',
  identities: 'Signing in',
  jwks: 'Signing in',
  users: 'People',
  memberships: 'People',
  invitations: 'People',
  api_clients: 'API clients',
  audit_events: 'Audit',
  changes: 'Audit',
  icbs: 'Organisations',
  regions: 'Organisations',
  sub_icb_locations: 'Organisations',
  boroughs: 'Organisations',
  pcns: 'Organisations',
  practices: 'Organisations',
  organisations: 'Organisations',
  imports: 'Imports',
}
const OTHER = 'This installation'

/** By what they are about, in the order people meet them; what is allowed comes first. */
export function grouped(permissions: readonly Permission[]): PermissionGroup[] {
  const names = [
    'Organisations',
    'Imports',
    'People',
    'API clients',
    'Audit',
    'Your account',
    'Signing in',
    OTHER,
  ]
  return names.flatMap((name) => {
    const own = permissions.filter(
      ({ operation }) => (NAMES[operation.split('.')[0] ?? ''] ?? OTHER) === name,
    )
    const allowed = own.filter((one) => one.allowed)
    const not = own.filter((one) => !one.allowed)
    return own.length > 0 ? [{ name, permissions: [...allowed, ...not] }] : []
  })
}

/** “Read a person”: what a permission lets one do, as a line of its own. */
export function doesWords({ does }: Permission): string {
  return capital(does)
}
