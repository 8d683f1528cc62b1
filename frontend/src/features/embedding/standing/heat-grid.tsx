import type { NetworkStanding } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { listed } from '@/shared/format/words'
import { embeddingWords, ROLES } from '../words'
import { gatesOf, gatesShort } from './gates'
import { HeatCell } from './heat-cell'
import { HeatRow } from './heat-row'

interface HeatGridProps {
  items: readonly NetworkStanding[]
  /** On a phone the first few rows are shown until the whole of it is asked for. */
  whole: boolean
}

/** Each network as one and role by role, what it fails, and how old that is. */
export function HeatGrid({ items, whole }: HeatGridProps) {
  const gates = gatesOf(items)
  return (
    <>
      <table
        className={`table table--lead table--stack table--heads heat-table${whole ? ' is-whole' : ''}`}
      >
        <caption className="hidden">
          Status of each PCN, overall and by role, with its score, its movement since the assessment
          before, gates not met and when it was last assessed
        </caption>
        <thead>
          <tr>
            <th scope="col">PCN</th>
            <th scope="col">Overall</th>
            {Object.values(ROLES).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">Gates</th>
            <th scope="col">Last assessed</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <HeatRow key={item.pcn_code} item={item} cells={6}>
              <RoleCells item={item} />
            </HeatRow>
          ))}
        </tbody>
      </table>
      {gates.length > 0 && (
        <p className="small secondary table-note">
          The gates not met are {listed(gates.map(({ name }) => name).sort())}.
        </p>
      )}
    </>
  )
}

function RoleCells({ item }: { item: NetworkStanding }) {
  return (
    <>
      {item.roles.map((role) =>
        role.status === 'not_deployed' ? (
          <td key={role.role_type} className="secondary" data-label={ROLES[role.role_type]}>
            {embeddingWords(role.status)}
          </td>
        ) : (
          <HeatCell
            key={role.role_type}
            status={role.status}
            score={role.score}
            change={role.score_change}
            label={ROLES[role.role_type] ?? role.role_type}
          />
        ),
      )}
      <td data-label="Gates">
        {item.gate_failures.length === 0 ? (
          <span className="secondary">All met</span>
        ) : (
          <span className="status--bad">
            <span aria-hidden="true">◆ </span>
            {gatesShort(item.gate_failures)} not met
          </span>
        )}
      </td>
      <td data-label="Last assessed">
        {item.published_on && formatDate(item.published_on)}
        {item.freshness === 'stale' && <span className="stale">Stale</span>}
      </td>
    </>
  )
}
