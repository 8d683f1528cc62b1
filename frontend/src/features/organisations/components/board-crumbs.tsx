import { Link } from '@tanstack/react-router'
import type { Icb } from '@/api/types'
import { LONDON } from '../queries'
import { BoardLink } from './board-link'

/** England, the region, and on the pages below a board the board itself. */
export function BoardCrumbs({ board, below = false }: { board: Icb; below?: boolean }) {
  return (
    <>
      <li>
        <Link to="/icbs">England</Link>
      </li>
      <li>
        {board.region_code === LONDON ? (
          <Link to="/">London</Link>
        ) : (
          <Link to="/icbs" search={(old) => ({ as_of: old.as_of, region_code: board.region_code })}>
            {board.region_name}
          </Link>
        )}
      </li>
      {below && (
        <li>
          <BoardLink board={board} />
        </li>
      )}
    </>
  )
}
