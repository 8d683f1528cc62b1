import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { BoardEmbedding } from '@/api/types'
import { counted } from '@/shared/format/words'
import { Section, Todo } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { assessmentsQuery } from '../assessment/queries'
import { BoardFinding } from '../standing/board-finding'
import { Distribution } from '../standing/distribution'
import { boardEmbeddingQuery } from '../standing/queries'
import { pressingOf } from './pressing'

interface Place {
  code: string
  name: string
}

/** A board on its lead's first page: where its networks stand, which press most, and what waits for the board. */
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
                <Pressing board={board} />
                <Waiting board={board} />
              </div>
            </>
          )
        }
      </Resource>
    </Section>
  )
}

/** Five networks, each with all that presses there. */
function Pressing({ board }: { board: BoardEmbedding }) {
  const pcns = pressingOf(board)
  const code = board.icb_code
  return (
    <div>
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
    </div>
  )
}

/** What networks have handed in, and nobody has judged or published yet. */
function Waiting({ board }: { board: BoardEmbedding }) {
  const submitted = useQuery(assessmentsQuery({ status: 'submitted' }))
  const validated = useQuery(assessmentsQuery({ status: 'validated' }))
  const ours = new Set(board.items.map(({ pcn_code }) => pcn_code))
  const mine = (all: { pcn_code: string }[] = []) =>
    all.filter(({ pcn_code }) => ours.has(pcn_code)).length
  const toJudge = mine(submitted.data?.items)
  const toPublish = mine(validated.data?.items)
  if (!submitted.data || !validated.data) return null
  return (
    <Todo title="Waiting for the board">
      {toJudge + toPublish === 0 ? (
        <p className="small secondary">Nothing that was submitted waits.</p>
      ) : (
        <ul className="small">
          {toJudge > 0 && (
            <li>
              <Link to="/embedding/assessments" search={{ status: 'submitted' }}>
                {counted(toJudge, 'assessment')} to validate or return
              </Link>
            </li>
          )}
          {toPublish > 0 && (
            <li>
              <Link to="/embedding/assessments" search={{ status: 'validated' }}>
                {counted(toPublish, 'assessment')} to publish
              </Link>
            </li>
          )}
        </ul>
      )}
    </Todo>
  )
}
