import type { Icb } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import type { BoardSearch } from '../filters'
import { BoardLink } from './board-link'
import { StatusWord } from './status-word'

interface EnglandTableProps {
  boards: readonly Icb[]
  sort: BoardSearch['sort']
}

/** One page of the list, in the server's order. */
export function EnglandTable({ boards, sort }: EnglandTableProps) {
  return (
    <table className="table table--lead table--stack">
      <thead>
        <tr>
          <th
            scope="col"
            aria-sort={sort === undefined || sort === 'name' ? 'ascending' : undefined}
          >
            Board
          </th>
          <th scope="col" aria-sort={sort === 'ods_code' ? 'ascending' : undefined}>
            ODS code
          </th>
          <th scope="col">ONS code</th>
          <th scope="col" aria-sort={sort === 'region_code,name' ? 'ascending' : undefined}>
            Region
          </th>
          <th scope="col">Status</th>
          <th
            scope="col"
            className="number"
            aria-sort={sort === '-valid_from,name' ? 'descending' : undefined}
          >
            In place from
          </th>
          <th scope="col" className="number">
            Last day
          </th>
        </tr>
      </thead>
      <tbody>
        {boards.map((board) => (
          <tr key={board.ods_code}>
            <th scope="row">
              <BoardLink board={board} />
            </th>
            <td data-label="ODS code">{board.ods_code}</td>
            <td data-label="ONS code">
              {board.ons_code ?? <span className="secondary">Not sourced</span>}
            </td>
            <td data-label="Region">{board.region_name}</td>
            <td data-label="Status">
              <StatusWord status={board.status} />
            </td>
            <td data-label="In place from" className="number">
              {formatDate(board.valid_from)}
            </td>
            <td data-label="Last day" className="number">
              {board.valid_to ? (
                formatDate(lastDay(board.valid_to))
              ) : (
                <span className="secondary">None set</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
