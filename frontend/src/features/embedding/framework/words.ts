import { capital, listed } from '@/shared/format/words'
import { LEVELS } from '../words'
import type { Criterion, Framework } from './queries'

export const ROLES = {
  splw: 'Social prescribing link worker',
  cc: 'Care co-ordinator',
  hwbc: 'Health and wellbeing coach',
} as const

export type Role = keyof typeof ROLES
export const ROLE_CODES = Object.keys(ROLES) as Role[]

/** What the published evaluation calls three of them. */
export const CONTINUUM: Readonly<Record<number, string>> = {
  1: 'bolted on',
  3: 'fitting in',
  4: 'belonging',
}

export function levelName(level: number): string {
  return `${level} ${LEVELS[level] ?? ''}`.trim()
}

export const STATUSES: Record<Framework['status'], string> = {
  draft: 'Draft',
  published: 'Published',
  retired: 'Retired',
}

/** "social prescribing link workers and care co-ordinators" */
function rolesWithin(codes: readonly Role[]): string {
  return listed(codes.map((code) => `${ROLES[code].toLowerCase()}s`))
}

type Asked = Pick<Criterion, 'scope' | 'role_types'>

/** Whom a criterion is asked of. */
export function askedOf({ scope, role_types }: Asked): string {
  if (scope === 'pcn') return 'The network, once'
  if (role_types.length === 0) return 'Each role the network deploys'
  return capital(rolesWithin(role_types))
}

/** How much it counts, in one line. */
export function countsWords({ is_core, weight }: Pick<Criterion, 'is_core' | 'weight'>): string {
  const set = is_core ? 'In the core set' : 'In the full set only'
  return weight === 1 ? set : `${set}; counts ${timesWords(weight)} in its domain`
}

export function timesWords(weight: number): string {
  if (weight === 1) return 'once'
  return weight === 2 ? 'twice' : `${weight} times`
}
