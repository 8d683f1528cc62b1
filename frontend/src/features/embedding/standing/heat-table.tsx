import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { BoardEmbedding, NetworkStanding } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { Downloads } from '@/shared/ui/downloads'
import { Section } from '@/shared/ui/page'
import { embeddingWords, ROLES } from '../words'
import { HeatCell } from './heat-cell'
import { boardEmbeddingFile } from './queries'
import { gatesWords } from './words'

/** So many on a phone before one asks for the rest. */
const FIRST = 12

const SORTS = [
  ['pcn_name', 'By name'],
  ['score', 'Lowest score'],
  ['score_change', 'Fell most'],
  ['published_on', 'Longest ago'],
] as const

/** The networks of a board: each overall and role by role, what it fails, and how old that is. */
export function HeatTable({ board }: { board: BoardEmbedding }) {
  const search = useSearch({ from: '/icbs/$code/embedding' })
  const { asOf } = useAsOf()
  const [whole, setWhole] = useState(false)
  const sort = search.sort ?? 'pcn_name'
  const file = (format: 'csv' | 'xlsx') => boardEmbeddingFile(board.icb_code, format, search, asOf)
  return (
    <Section title="PCN by PCN" actions={<Downloads file={file} of="PCN by PCN" />}>
      <nav className="picker picker--list" aria-label="Order of the PCNs">
        <span className="secondary" aria-hidden="true">
          First
        </span>
        <ul>
          {SORTS.map(([one, words]) => (
            <li key={one}>
              <Link
                to="."
                search={(old) => ({ ...old, sort: one === 'pcn_name' ? undefined : one })}
                resetScroll={false}
                replace
                aria-current={one === sort ? 'true' : undefined}
              >
                {words}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
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
      {board.items.length > FIRST && !whole && (
        <button type="button" className="link-button phone-only" onClick={() => setWhole(true)}>
          Show the other {board.items.length - FIRST} PCNs
        </button>
      )}
      <p className="small secondary table-note">
        ▲ ▼ change in points since the assessment before it. A gate that is not met holds the
        overall status at developing. Not started is under 20%, emerging 20 to 39%, developing 40 to
        59%, established 60 to 79%, embedded 80% and over.
      </p>
    </Section>
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
