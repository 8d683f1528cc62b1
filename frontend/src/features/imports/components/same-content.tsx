import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Import } from '@/api/types'
import { sameContentQuery } from '../queries'
import { sameContent } from '../same-content'
import { dayOf, importTitle } from '../words'

/** The same bytes were applied before: as the same kind and of the same day they count once, however often. */
export function SameContent({ plan }: { plan: Import }) {
  const { data = [] } = useQuery(sameContentQuery(plan.sha256))
  const found = sameContent(plan, data)
  if (!found?.other.applied_at || plan.status !== 'planned') return null
  const { other, countsOnce } = found
  const link = (words: string) => (
    <Link to="/imports/$id" params={{ id: other.id }}>
      {words}
    </Link>
  )
  const on = dayOf(found.other.applied_at)
  if (countsOnce) {
    return (
      <p className="notice">
        {link('The very same file was applied')} on {on}. A file applied twice counts once.
      </p>
    )
  }
  return (
    <p className="notice">
      A file with the same content was applied on {on} as {link(importTitle(other))}. This one is
      read as {importTitle(plan)}: if that is a slip, discard it.
    </p>
  )
}
