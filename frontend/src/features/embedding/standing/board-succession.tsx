import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BoardEmbedding } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { plural, separators } from '@/shared/format/words'
import { boardLifeQuery } from './queries'

/** On a day on which the board was not there: since when or until when it was, and whose its networks were or are. */
export function BoardSuccession({ board }: { board: Pick<BoardEmbedding, 'icb_code' | 'as_of'> }) {
  const { data: life } = useQuery(boardLifeQuery(board.icb_code))
  if (!life) return null
  const { valid_from, valid_to, predecessors, successors } = life
  if (valid_from && valid_from > board.as_of) {
    return (
      <p className="notice">
        The board began on {formatDate(valid_from)}.
        {predecessors.length > 0 && (
          <>
            {' '}
            On {formatDate(board.as_of)} these PCNs were in its{' '}
            {plural(predecessors.length, 'predecessor')} <Boards boards={predecessors} />.
          </>
        )}
      </p>
    )
  }
  if (valid_to && valid_to <= board.as_of) {
    return (
      <p className="notice">
        The board was there until {formatDate(lastDay(valid_to))}.
        {successors.length > 0 && (
          <>
            {' '}
            Its PCNs passed to <Boards boards={successors} />.
          </>
        )}
      </p>
    )
  }
  return null
}

interface BoardsProps {
  boards: readonly { ods_code: string; short_name: string }[]
}

function Boards({ boards }: BoardsProps) {
  const between = separators(boards.map(({ short_name }) => short_name))
  return boards.map(({ ods_code, short_name }, i) => (
    <span key={ods_code}>
      {between[i]}
      <Link
        to="/icbs/$code/embedding"
        params={{ code: ods_code }}
        search={(old) => ({ as_of: old.as_of })}
      >
        {short_name}
      </Link>
    </span>
  ))
}
