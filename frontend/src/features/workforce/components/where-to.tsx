import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { addDays } from '@/shared/format/date'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { spreadWay } from '../reach'
import { RoomLink } from './room-link'

const SOON = 90

/** The room's pages, each only for those who may use it. */
export function WhereTo() {
  const { date } = useAsOf()
  const posts = usePermission('posts.list') === true
  const { data: me } = useQuery(meQuery)
  const mayRead = usePermission('spread.read') === true
  const spread = mayRead ? spreadWay(me?.grants ?? []) : undefined
  const claims = usePermission('arrs_claims.list') === true
  return (
    <ul className="where-to">
      {posts && (
        <>
          <Way to="/posts" name="Posts and vacancies">
            Each post: what it is, who pays for it, whether it is filled and supported.
          </Way>
          {date && (
            <Way
              to="/posts"
              search={{ contract_ends_before: addDays(date, SOON) }}
              name="Contracts ending within 90 days"
            >
              Fixed terms to decide on, the soonest first.
            </Way>
          )}
        </>
      )}
      {spread && (
        <Way to={spread.to} name="Spread">
          WTE for each 10,000 people, by {spread.by}.
        </Way>
      )}
      <Way to="/workforce/returns" name="Official returns">
        What PCNs returned to the National Workforce Reporting Service, census by census.
      </Way>
      <Way to="/rates" name="Rates">
        What the reimbursement scheme pays for a role, what a PCN is entitled to, and the weighted
        populations behind it.
      </Way>
      {claims && (
        <Way to="/claims" name="Claims">
          What was claimed month by month. Trellis keeps track; the national portal pays.
        </Way>
      )}
    </ul>
  )
}

interface WayProps {
  to: string
  search?: Record<string, string>
  name: string
  children: ReactNode
}

function Way({ to, search, name, children }: WayProps) {
  return (
    <li>
      <RoomLink to={to} {...(search && { search })}>
        <b>{name}</b>
      </RoomLink>
      <p className="small secondary">{children}</p>
    </li>
  )
}
