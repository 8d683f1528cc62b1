import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { IcbRef, SuccessionPair } from '@/api/types'
import { separators } from '@/shared/format/words'

type Board = Pick<IcbRef, 'ods_code' | 'short_name'>

export function BoardLink({ board }: { board: Board }) {
  return (
    <Link className="board-name" to="/icbs/$code" params={{ code: board.ods_code }}>
      {board.short_name}
    </Link>
  )
}

interface BoardLinksProps {
  boards: readonly (Board & { kind?: SuccessionPair['kind'] })[]
}

/** "North Central London and part of Frimley", each a link. */
export function BoardLinks({ boards }: BoardLinksProps) {
  const between = separators(boards.map((board) => board.short_name))
  return boards.map((board, i) => (
    <Fragment key={board.ods_code}>
      {between[i]}
      {board.kind && board.kind !== 'merger' && 'part of '}
      <BoardLink board={board} />
    </Fragment>
  ))
}
