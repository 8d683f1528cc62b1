import type { Grant } from '@/api/types'

/** Whose own board or network has a page that begins their day. */
export const AT_HOME: readonly Grant['role'][] = ['icb_lead', 'pcn_manager']

/** Whether somebody's day begins on a page of their own. */
export function hasHome(grants: readonly Grant[] = []): boolean {
  return grants.some(({ role }) => AT_HOME.includes(role))
}
