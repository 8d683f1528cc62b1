import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { NetworkStanding } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { viewNote } from '../words'
import { HeatCell } from './heat-cell'

interface HeatRowProps {
  item: NetworkStanding
  /** How many cells the row has after its name. */
  cells: number
  /** Those after the overall one. */
  children: ReactNode
}

/** A network's row: its name, how it stands as one, and its parts; or why nothing is known of it. */
export function HeatRow({ item, cells, children }: HeatRowProps) {
  const known = item.freshness !== 'not_assessed' && item.freshness !== 'unknown'
  return (
    <tr>
      <th scope="row">
        <Link className="board-name" to="/pcns/$code/embedding" params={{ code: item.pcn_code }}>
          {item.pcn_name}
        </Link>
        <span className="row-note">
          {item.borough_name ?? item.pcn_code}
          {known && item.kind && viewNote(item.kind)}
        </span>
      </th>
      {known ? (
        <>
          <HeatCell
            status={item.status}
            score={item.score}
            change={item.score_change}
            label="Overall"
          />
          {children}
        </>
      ) : (
        <td className="unknown" colSpan={cells} data-label="Overall">
          <span className="unknown__word">
            {item.freshness === 'unknown' && item.published_on
              ? `Unknown, not zero. Last assessed on ${formatDate(item.published_on)}, over two years ago`
              : 'Never assessed: unknown, which is not zero'}
          </span>
        </td>
      )}
    </tr>
  )
}
