import { Link } from '@tanstack/react-router'
import { BoardLink } from './board-link'
import { BoroughLinkTo, PcnLinkTo } from './org-link'

interface AreaCrumbsProps {
  board?: { code: string | null; name: string | null }
  borough?: { gss: string | null; name: string | null }
  pcn?: { code: string | null; name: string | null }
}

/** The way here from London, through what it lies in on the day. */
export function AreaCrumbs({ board, borough, pcn }: AreaCrumbsProps) {
  return (
    <>
      <li>
        <Link to="/">London</Link>
      </li>
      {board?.code && (
        <li>
          <BoardLink board={{ ods_code: board.code, short_name: board.name ?? board.code }} />
        </li>
      )}
      {borough?.gss && (
        <li>
          <BoroughLinkTo gss={borough.gss} name={borough.name ?? borough.gss} />
        </li>
      )}
      {pcn?.code && (
        <li>
          <PcnLinkTo code={pcn.code} name={pcn.name ?? pcn.code} />
        </li>
      )}
    </>
  )
}
