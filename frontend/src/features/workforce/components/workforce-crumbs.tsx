import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { reachesBoard } from '../reach'

interface Named {
  code: string
  name: string
}

interface WorkforceCrumbsProps {
  board?: Named | undefined
  network?: Named | undefined
  children?: ReactNode
}

/** The way here from the room's first page, through what lies within the caller's reach. */
export function WorkforceCrumbs({ board, network, children }: WorkforceCrumbsProps) {
  const counts = usePermission('workforce.read') === true
  const { data: me } = useQuery(meQuery)
  const boardWithin = board && counts && reachesBoard(me?.grants ?? [], board.code)
  return (
    <>
      <li>
        <Link to="/workforce">Workforce</Link>
      </li>
      {boardWithin && (
        <li>
          <Link className="board-name" to="/icbs/$code/workforce" params={{ code: board.code }}>
            {board.name}
          </Link>
        </li>
      )}
      {network && (
        <li>
          <Link
            to={counts ? '/pcns/$code/workforce' : '/pcns/$code'}
            params={{ code: network.code }}
          >
            {network.name}
          </Link>
        </li>
      )}
      {children}
    </>
  )
}
