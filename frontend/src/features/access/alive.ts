import type { Session } from '@/api/types'

const IDLE_MS = 30 * 60_000
/** When a session was last used is kept to the minute. */
const MINUTE_MS = 60_000

/** Whether a session still lets anybody in: nobody has ended it, it has not run out, and it was used lately. */
export function isAlive(
  {
    ended_at,
    expires_at,
    used_at,
    is_current,
  }: Pick<Session, 'ended_at' | 'expires_at' | 'used_at' | 'is_current'>,
  now = Date.now(),
): boolean {
  if (is_current) return true
  if (ended_at || Date.parse(expires_at) <= now) return false
  return now - Date.parse(used_at) < IDLE_MS + MINUTE_MS
}
