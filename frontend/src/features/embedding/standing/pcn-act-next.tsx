import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PcnEmbedding } from '@/api/types'
import { usePermission } from '@/shared/permission'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { ActionsTable } from '../actions/components/actions-table'
import { actionsQuery } from '../actions/queries'
import { REASONS } from '../actions/words'
import { called } from '../words'
import { ActAnswer } from './act-answer'

/** What presses here, the most pressing first, and who does something about it. */
export function PcnActNext({ pcn }: { pcn: PcnEmbedding }) {
  return (
    <Section title="Act next">
      {pcn.act_next.length === 0 ? (
        <p>Nothing presses: every gate is met, and nothing is old, falling or about to end.</p>
      ) : (
        <ol className="act-next">
          {pcn.act_next.map((act) => (
            <li key={act.rank}>
              <h3>{called(REASONS, act.reason)}</h3>
              <p className="small">
                {act.detail}. <ActAnswer act={act} />
              </p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

/** What is being done about the network, as its improvement actions say. */
export function PcnActions({ pcn }: { pcn: PcnEmbedding }) {
  const may = usePermission('improvement_actions.list')
  const raises = usePermission('improvement_actions.create')
  const query = useQuery({ ...actionsQuery({ pcn: pcn.pcn_code }), enabled: may === true })
  if (!may) return null
  return (
    <Section title="Improvement actions">
      <Resource query={query} part>
        {({ items }) =>
          items.length === 0 ? (
            <p>Nothing is under way here.</p>
          ) : (
            <ActionsTable items={items} ofOne />
          )
        }
      </Resource>
      <p className="table-note screen-only">
        <Link to="/embedding/actions" search={{ pcn: pcn.pcn_code, status: 'all' }}>
          All of {pcn.pcn_name}
        </Link>
        {raises && (
          <>
            {' · '}
            <Link to="/embedding/actions/new" search={{ pcn: pcn.pcn_code }}>
              Raise another
            </Link>
          </>
        )}
      </p>
    </Section>
  )
}
