import type { Icb } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { BoardLink, BoardLinks } from './board-link'

/** London's boards on a day, and for each what came before or came after. */
export function BoardsTable({ boards }: { boards: readonly Icb[] }) {
  return (
    <table className="table table--lead table--stack">
      <thead>
        <tr>
          <th scope="col">Board</th>
          <th scope="col">ODS code</th>
          <th scope="col">ONS code</th>
          <th scope="col" className="number">
            In place from
          </th>
          <th scope="col">Before and after</th>
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
            <td data-label="In place from" className="number">
              {formatDate(board.valid_from)}
            </td>
            <td data-label="Before and after">
              <span>
                <BeforeAndAfter board={board} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function BeforeAndAfter({ board }: { board: Icb }) {
  const { predecessors = [], successors = [], valid_to } = board
  if (predecessors.length === 0 && successors.length === 0) {
    return <span className="secondary">No change</span>
  }
  return (
    <>
      {predecessors.length > 0 && (
        <>
          Formed from <BoardLinks boards={predecessors} />
        </>
      )}
      {predecessors.length > 0 && successors.length > 0 && '. '}
      {successors.length > 0 && valid_to && (
        <>
          Closed on {formatDate(lastDay(valid_to))}, followed by{' '}
          <BoardLinks boards={stripKind(successors)} />
        </>
      )}
    </>
  )
}

function stripKind(boards: NonNullable<Icb['successors']>) {
  return boards.map(({ ods_code, short_name }) => ({ ods_code, short_name }))
}
