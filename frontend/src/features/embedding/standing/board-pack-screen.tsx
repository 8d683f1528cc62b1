import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { BoardEmbedding } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { listed } from '@/shared/format/words'
import { Downloads } from '@/shared/ui/downloads'
import { PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { BoardFinding } from './board-finding'
import { BoardSuccession } from './board-succession'
import { Distribution } from './distribution'
import { HeatGrid } from './heat-grid'
import { Missing } from './missing'
import { PackActs } from './pack-acts'
import { PackDomains } from './pack-domains'
import { boardEmbeddingFile, boardEmbeddingQuery } from './queries'
import { shownOf } from './shown'
import { Trend } from './trend'

/** What goes to the board: the same on every day, for what was published by the day it is made for. */
export function BoardPackScreen() {
  const { code } = useParams({ from: '/icbs/$code/embedding_/board-pack' })
  const search = useSearch({ from: '/icbs/$code/embedding_/board-pack' })
  const { asOf } = useAsOf()
  const query = useQuery(boardEmbeddingQuery(code, search, asOf))
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <Missing title={`Board pack of ${code}`} error={error} retry={retry} />
      )}
    >
      {(board) => <Pack board={board} />}
    </Resource>
  )
}

function Pack({ board }: { board: BoardEmbedding }) {
  const { today } = useAsOf()
  const search = useSearch({ from: '/icbs/$code/embedding_/board-pack' })
  return (
    <article className="pack">
      <PageHeader
        title={`Embedding in ${board.icb_name}`}
        tab={`Board pack of ${board.icb_name}`}
        identity={`Board pack, as published on ${formatDate(board.as_of)}${board.as_of === today ? ', so far today' : ''}`}
        side={<PositionList />}
        breadcrumb={
          <li>
            <Link to="/icbs/$code/embedding" params={{ code: board.icb_code }}>
              Embedding in {board.icb_name}
            </Link>
          </li>
        }
      />
      <BoardSuccession board={board} />
      {board.pcns === 0 ? (
        <p>The board has no PCNs on this day. Choose a day on which it was there.</p>
      ) : (
        <>
          <BoardFinding board={board} />
          <Distribution board={board} />
          <Trend trend={board.trend} code={board.icb_code} />
          <PackDomains board={board} />
          <PackActs board={board} />
          <Provenance board={board} />
          <Section
            title="PCN by PCN"
            actions={
              <Downloads
                file={(format) => boardEmbeddingFile(board.icb_code, format, search, board.as_of)}
                of="PCN by PCN"
              />
            }
          >
            <HeatGrid items={shownOf(board.items, search)} whole />
          </Section>
        </>
      )}
    </article>
  )
}

/** On what the pages stand, and how to have the same again. */
function Provenance({ board }: { board: BoardEmbedding }) {
  const versions = [
    ...new Set(board.items.flatMap(({ framework_version: v }) => (v === null ? [] : [v]))),
  ].sort((a, b) => a - b)
  return (
    <Section title="How this was made">
      <p>
        From assessments published by {formatDate(board.as_of)}, which do not change any more
        {versions.length > 0 &&
          `, held against version ${listed(versions.map(String))} of the framework`}
        . Made for the same day, these statuses are the same whenever it is printed; posts and
        vacancies are as they are recorded now for that day.
      </p>
      <p>
        A gate that is not met holds a status at developing. A status is stale twelve months after
        publication, and unknown after twenty-four. Where less than four fifths of what applies is
        rated, the evidence is called insufficient. The PCNs are those of the board{' '}
        {board.boundaries === 'now' ? 'on today’s map' : 'on that day'}. {board.pcns} PCNs.
      </p>
      {board.is_demo && <p>Invented PCNs are among them: these are not real figures.</p>}
    </Section>
  )
}
