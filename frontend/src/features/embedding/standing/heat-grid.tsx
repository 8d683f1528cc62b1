import { Link } from '@tanstack/react-router'
import type { BoardEmbedding, NetworkStanding } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { embeddingWords, ROLES } from '../words'
import { HeatCell } from './heat-cell'
import { gatesWords } from './words'

/** The table itself; on a phone the first few rows until the whole of it is asked for. */
export function HeatGrid({ board, whole }: { board: BoardEmbedding; whole: boolean }) {
  return (
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
        {board.items.map((item) => (
          <Row key={item.pcn_code} item={item} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ item }: { item: NetworkStanding }) {
  const name = (
    <th scope="row">
      <Link className="board-name" to="/pcns/$code/embedding" params={{ code: item.pcn_code }}>
        {item.pcn_name}
      </Link>
      <span className="row-note">{item.borough_name ?? item.pcn_code}</span>
    </th>
  )
  if (item.freshness === 'not_assessed' || item.freshness === 'unknown') {
    return (
      <tr>
        {name}
        <td className="unknown" colSpan={6} data-label="Overall">
          <span className="unknown__word">
            {item.freshness === 'unknown' && item.published_on
              ? `Unknown, not zero. Last assessed on ${formatDate(item.published_on)}, over two years ago`
              : 'Never assessed: unknown, which is not zero'}
          </span>
        </td>
      </tr>
    )
  }
  return (
    <tr>
      {name}
      <HeatCell
        status={item.status}
        score={item.score}
        change={item.score_change}
        label="Overall"
      />
      {item.roles.map((role) =>
        role.status === 'not_deployed' ? (
          <td key={role.role_type} className="secondary detail" data-label={ROLES[role.role_type]}>
            {embeddingWords(role.status)}
          </td>
        ) : (
          <HeatCell
            key={role.role_type}
            status={role.status}
            score={role.score}
            change={role.score_change}
            detail
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
            {gatesWords(item.gate_failures)} not met
          </span>
        )}
      </td>
      <td data-label="Last assessed">
        {item.published_on && formatDate(item.published_on)}
        {item.freshness === 'stale' && <span className="stale">Stale</span>}
      </td>
    </tr>
  )
}
