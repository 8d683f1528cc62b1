import { Link } from '@tanstack/react-router'
import type { PcnWorkforce, RoleSummary } from '@/api/types'
import { capital } from '@/shared/format/words'
import { usePermission } from '@/shared/permission'
import { Section, Todo } from '@/shared/ui/page'
import { OPEN, postsOf, type Reason, reasons } from '../attention'
import { oneOfRole, ROLES } from '../summary-words'
import { RoomLink } from './room-link'

interface PcnAttentionProps {
  found: PcnWorkforce
  all: RoleSummary
}

/** What to do, soonest first, and where. */
export function PcnAttention({ found, all }: PcnAttentionProps) {
  const list = reasons(all)
  const seesPosts = usePermission('posts.list') === true
  const more = (
    <ul className="small link-list">
      {seesPosts && (
        <li>
          <RoomLink to="/posts" search={{ pcn: found.pcn_code }}>
            All its posts
          </RoomLink>
        </li>
      )}
      <li>
        <RoomLink to={`/pcns/${found.pcn_code}/entitlement`}>Entitlement against forecast</RoomLink>
      </li>
      <li>
        <RoomLink to={`/pcns/${found.pcn_code}/service-figures`}>Service figures</RoomLink>
      </li>
      <li>
        <Link to="/pcns/$code" params={{ code: found.pcn_code }}>
          The PCN itself
        </Link>
      </li>
    </ul>
  )
  if (list.length === 0) {
    return (
      <div className="screen-only">
        <Section title="Nothing presses" className="aside-block">
          <p className="small secondary">
            No post is vacant, no contract ends within 180 days, supervision and training are
            complete.
          </p>
        </Section>
        <Section title="More" className="aside-block">
          {more}
        </Section>
      </div>
    )
  }
  return (
    <div className="screen-only">
      <Todo title="What needs attention">
        <ol className="attention">
          {list.map((reason) => (
            <li key={reason.need}>
              <p>
                <b>{capital(reason.words)}</b>
              </p>
              <p className="small secondary">{rolesOf(reason, found.roles)}</p>
              {seesPosts && (
                <p className="small">
                  <RoomLink
                    to="/posts"
                    search={{ pcn: found.pcn_code, ...postsOf(reason.need, found.as_of) }}
                  >
                    <b>{OPEN[reason.need]}</b>
                  </RoomLink>
                </p>
              )}
            </li>
          ))}
        </ol>
      </Todo>
      <Section title="More" className="aside-block">
        {more}
      </Section>
    </div>
  )
}

/** "Link worker, coach": the roles it is about. */
function rolesOf({ need }: Reason, roles: readonly RoleSummary[]): string {
  const about = ROLES.filter((role) => {
    const own = roles.find(({ role_type }) => role_type === role)
    return own && reasons(own).some((one) => one.need === need)
  })
  return capital(about.map(oneOfRole).join(', '))
}
