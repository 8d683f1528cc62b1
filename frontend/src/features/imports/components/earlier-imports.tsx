import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Import } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { newestQuery } from '../queries'
import { dayOf, figures, importTitle } from '../words'
import { ImportStatus } from './import-status'

const SHOWN = 3

/** The other newest imports: what was done before and beside this one. */
export function EarlierImports({ id }: { id: string }) {
  const query = useQuery(newestQuery)
  return (
    <Section title="Other imports" className="aside-block">
      <Resource query={query} part>
        {({ items, total = items.length }) => (
          <>
            {total <= 1 && <p className="small secondary">This is the only one so far.</p>}
            <ul className="earlier">
              {items
                .filter((other) => other.id !== id)
                .slice(0, SHOWN)
                .map((other) => (
                  <Earlier key={other.id} other={other} />
                ))}
            </ul>
            {total > 1 && (
              <p className="small">
                <Link to="/imports">All {figures(total, 'import')}</Link>
              </p>
            )}
          </>
        )}
      </Resource>
    </Section>
  )
}

function Earlier({ other }: { other: Import }) {
  const when = other.status === 'planned' ? other.planned_at : other.updated_at
  return (
    <li>
      <Link to="/imports/$id" params={{ id: other.id }}>
        <b>{importTitle(other)}</b>
      </Link>
      <p>
        <ImportStatus status={other.status} /> {dayOf(when)}, {figures(other.changes, 'change')}
      </p>
      {other.undo_reason && <p className="secondary">{other.undo_reason}</p>}
    </li>
  )
}
