import type { Grant, Membership } from '@/api/types'

export type Role = Membership['role']
export type ScopeKind = Grant['scope_kind']

/** Those that can be given for something there is today. */
export const ROLES: readonly Role[] = [
  'programme_admin',
  'programme_officer',
  'finance_approver',
  'icb_lead',
  'pcn_manager',
  'analyst',
]
