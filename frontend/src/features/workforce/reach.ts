import type { Grant } from '@/api/types'
import { placesOf, type Reach } from '@/shared/reach'

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

/** The places of which the caller's roles let them ask what is counted. */
export function reachOf(grants: readonly Grant[]): Reach[] {
  return placesOf(grants, ROLES)
}

/** The boards that the caller's roles were given for. */
export function boardsReached(grants: readonly Grant[]): Reach[] {
  return reachOf(grants).filter(({ kind }) => kind === 'icb')
}

/** Where the caller sees how the workforce is spread, by what: all of London, or each of their boards by itself. */
export function spreadWay(grants: readonly Grant[]): { to: string; by: string } | undefined {
  if (reachOf(grants).some(({ kind }) => kind === 'region')) {
    return { to: '/workforce/spread', by: 'board, borough and deprivation' }
  }
  const [first, second] = boardsReached(grants)
  if (!first) return undefined
  const to = second ? '/workforce/spread' : `/icbs/${first.code}/workforce/spread`
  return { to, by: 'borough and deprivation' }
}
