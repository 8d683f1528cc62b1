import { Link } from '@tanstack/react-router'

/** The way here from the room's first page. */
export function WorkforceCrumbs({ board }: { board?: { code: string; name: string } | undefined }) {
  return (
    <>
      <li>
        <Link to="/workforce">Workforce</Link>
      </li>
      {board && (
        <li>
          <Link className="board-name" to="/icbs/$code/workforce" params={{ code: board.code }}>
            {board.name}
          </Link>
        </li>
      )}
    </>
  )
}
