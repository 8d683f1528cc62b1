import { Link } from '@tanstack/react-router'
import type { IcbRef } from '@/api/types'
import { BoardLink } from './board-link'

/** The way here from the home page, and on the pages below a board the board itself. */
export function BoardCrumbs({ board, below = false }: { board: IcbRef; below?: boolean }) {
  return (
    <>
      <li>
        <Link to="/">Home</Link>
      </li>
      <li>
        <Link to="/icbs">Boards</Link>
      </li>
      {below && (
        <li>
          <BoardLink board={board} />
        </li>
      )}
    </>
  )
}
