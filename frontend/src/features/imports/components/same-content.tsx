import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Import } from '@/api/types'
import { sameContentQuery } from '../queries'
import { dayOf } from '../words'

/** The very same file was applied before: it counts once, however often. */
export function SameContent({ plan }: { plan: Import }) {
  const { data = [] } = useQuery(sameContentQuery(plan.sha256))
  const other = data.find(({ id }) => id !== plan.id)
  if (!other?.applied_at || plan.status !== 'planned') return null
  return (
    <p className="notice">
      <Link to="/imports/$id" params={{ id: other.id }}>
        The very same file was applied
      </Link>{' '}
      on {dayOf(other.applied_at)}. A file applied twice counts once.
    </p>
  )
}
