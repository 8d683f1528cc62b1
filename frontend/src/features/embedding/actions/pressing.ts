import type { NextAct } from '@/api/types'
import type { Action } from './queries'

/** What presses is told by its network and reason, and by criterion and role where it has them. */
type About = Pick<Action, 'pcn_code' | 'reason' | 'criterion_code' | 'role_type'>

/** Whether two are about the same. */
export function isSame(one: About, other: About): boolean {
  return (
    one.pcn_code === other.pcn_code &&
    one.reason === other.reason &&
    one.criterion_code === other.criterion_code &&
    one.role_type === other.role_type
  )
}

/** Whether an action under way was raised because something pressed: of another reason nothing tells whether it holds. */
export function wasPressing({ status, reason, icb_code }: Action): boolean {
  return (status === 'open' || status === 'in_progress') && reason !== 'other' && icb_code !== null
}

/** Whether what an action was raised for holds no longer, by what presses in its network today. */
export function isPast(action: Action, acts: readonly NextAct[]): boolean {
  return wasPressing(action) && !acts.some((act) => isSame(act, action))
}
