import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BoardEmbedding } from '@/api/types'
import { Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { BoardFinding } from '../standing/board-finding'
import { Distribution } from '../standing/distribution'
import { boardEmbeddingQuery } from '../standing/queries'
import { BoardDue } from './board-due'
import { Moved } from './moved'
import { pressingOf } from './pressing'

interface Place {
  code: string
  name: string
}

/** A board on its lead's first page: where its networks stand, which press most and which moved, and what is due. */
export function BoardHome({ code, name }: Place) {
  const query = useQuery(boardEmbeddingQuery(code, {}, undefined))
  return (
    <Section title={name}>
      <Resource query={query} part>
        {(board) =>
          board.pcns === 0 ? (
            <p>The board has no PCNs today.</p>
          ) : (
            <>
              <BoardFinding board={board} />
              <Distribution board={board} />
              <div className="columns">
                <div>
                  <Pressing board={board} />
                  <Moved board={board} />
                  <Further board={board} />
                </div>
                <div>
                  <BoardDue code={board.icb_code} />
                </div>
              </div>
            </>
          )
        }
      </Resource>
    </Section>
  )
}

/** Five networks, each with what presses there. */
function Pressing({ board }: { board: BoardEmbedding }) {
  const pcns = pressingOf(board)
  return (
    <>
      <h3>{pcns.length > 0 ? 'These PCNs need attention first' : 'No PCN needs attention now'}</h3>
      {pcns.length > 0 && (
        <ol className="act-next">
          {pcns.map((pcn) => (
            <li key={pcn.code}>
              <h4>
                <Link to="/pcns/$code/embedding" params={{ code: pcn.code }}>
                  {pcn.name}
                </Link>
              </h4>
              <ul className="small secondary">
                {pcn.details.map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

/** Where the rest of it is. */
function Further({ board }: { board: BoardEmbedding }) {
  const code = board.icb_code
  return (
    <p className="table-note">
      <Link to="/icbs/$code/embedding" params={{ code }}>
        Every PCN, with its trend
      </Link>
      {' · '}
      <Link
        to="/icbs/$code/embedding/board-pack"
        params={{ code }}
        search={(old) => ({ ...old, as_of: board.as_of })}
      >
        Board pack
      </Link>
      {' · '}
      <Link to="/icbs/$code/workforce" params={{ code }}>
        Workforce
      </Link>
    </p>
  )
}
