import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { counted } from '@/shared/format/words'
import { usePermission } from '@/shared/permission'
import { aboutQuery } from '@/shared/session'
import { Todo } from '@/shared/ui/page'
import { unclaimed } from '../entitlement-model'
import { monthWords, roleWithin } from '../money-words'
import type { PcnEntitlement } from '../queries/money'
import { TracksOnly } from './money-pieces'

const SHOWN = 4

/** The claims of months that are over and were not written down yet. */
export function EntitlementTodo({ item }: { item: PcnEntitlement | undefined }) {
  const { data: about } = useQuery(aboutQuery)
  const records = usePermission('arrs_claims.create')
  if (!item || !about) return null
  const open = unclaimed(item.months, about.today)
  return (
    <Todo title={open.length > 0 ? 'Claims to write down' : 'Every month that is over is claimed'}>
      {open.slice(0, SHOWN).map(({ month, roles }) => (
        <p className="small" key={month}>
          <b>{monthWords(month)}</b>
          {': '}
          {roles.map((role, i) => (
            <span key={role}>
              {i > 0 && ', '}
              {records ? (
                <Link
                  to="/claims/new"
                  search={(old) => ({
                    as_of: old.as_of,
                    pcn: item.pcn_code,
                    month,
                    role_type: role,
                  })}
                >
                  {roleWithin(role)}
                </Link>
              ) : (
                roleWithin(role)
              )}
            </span>
          ))}
        </p>
      ))}
      {open.length > SHOWN && (
        <p className="small secondary">And {counted(open.length - SHOWN, 'month')} after that.</p>
      )}
      <TracksOnly />
      <p className="small">
        <Link to="/claims" search={(old) => ({ as_of: old.as_of, pcn: item.pcn_code })}>
          Claims of this PCN
        </Link>
      </p>
    </Todo>
  )
}
