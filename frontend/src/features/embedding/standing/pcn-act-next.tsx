import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PcnEmbedding } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { usePermission } from '@/shared/permission'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { ActionsTable } from '../actions/components/actions-table'
import { isPast } from '../actions/pressing'
import { actionsQuery } from '../actions/queries'
import { REASONS } from '../actions/words'
import { called } from '../words'
import { ActAnswer } from './act-answer'
import { useSeen } from './use-seen'

/** What presses here, the most pressing first, and who does something about it. */
export function PcnActNext({ pcn }: { pcn: PcnEmbedding }) {
  const acts = useSeen(`${pcn.pcn_code} ${pcn.as_of}`, pcn.act_next)
  return (
    <Section title="Act next">
      {acts.length === 0 ? (
        <p>Nothing presses: every gate is met, and nothing is old, falling or about to end.</p>
      ) : (
        <ol className="act-next">
          {acts.map((act) => (
            <li key={`${act.reason} ${act.criterion_code} ${act.role_type}`}>
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
  const { asOf } = useAsOf()
  if (!may) return null
  return (
    <Section title="Improvement actions">
      <Resource query={query} part>
        {({ items }) =>
          items.length === 0 ? (
            <p>Nothing is under way here.</p>
          ) : (
            <ActionsTable
              items={items}
              ofOne
              // What presses is told of the day asked about, and what is under way of today.
              isPast={(one) => !asOf && isPast(one, pcn.act_next)}
            />
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
