import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { BoardEmbedding } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { counted } from '@/shared/format/words'
import { staysOf } from '@/shared/stays'
import { PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { Moderate } from '../assessment/components/moderate'
import { BoundariesPicker } from '../boundaries-picker'
import { ActNext } from './act-next'
import { BoardFinding } from './board-finding'
import { BoardSuccession } from './board-succession'
import { Distribution } from './distribution'
import { HeatTable } from './heat-table'
import { Missing } from './missing'
import { boardEmbeddingQuery } from './queries'
import { shownOf } from './shown'
import { Trend } from './trend'

export function BoardEmbeddingScreen() {
  const { code } = useParams({ from: '/icbs/$code/embedding' })
  const search = useSearch({ from: '/icbs/$code/embedding' })
  const { asOf } = useAsOf()
  const query = useQuery({
    ...boardEmbeddingQuery(code, search, asOf),
    placeholderData: staysOf(code, 4),
  })
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <Missing title={`Embedding in ${code}`} error={error} retry={retry} />
      )}
    >
      {(board) => <BoardEmbeddingPage board={board} />}
    </Resource>
  )
}

function BoardEmbeddingPage({ board }: { board: BoardEmbedding }) {
  const { boundaries, view } = useSearch({ from: '/icbs/$code/embedding' })
  return (
    <>
      <PageHeader
        title={`Embedding in ${board.icb_name}`}
        identity={
          <>
            Integrated care board{' '}
            <Link to="/icbs/$code" params={{ code: board.icb_code }}>
              {board.icb_code}
            </Link>{' '}
            · {counted(board.pcns, 'PCN')}
          </>
        }
        breadcrumb={
          <li>
            <Link to="/icbs/$code" params={{ code: board.icb_code }}>
              {board.icb_name}
            </Link>
          </li>
        }
        side={<PositionList />}
      />
      <BoundariesPicker chosen={boundaries} />
      <BoardSuccession board={board} />
      {board.pcns === 0 ? (
        <Section title={`No PCNs on ${formatDate(board.as_of)}`}>
          <p>
            The board has no PCNs on this day. A board that has ended has them on the days before;
            change the date above.
          </p>
        </Section>
      ) : (
        <>
          <BoardFinding board={board} />
          <Distribution board={board} />
          <div className={view === 'domains' ? undefined : 'columns columns--wide'}>
            <HeatTable board={board} />
            <ActNext board={board} />
          </div>
          <Trend trend={board.trend} code={board.icb_code} />
          <Moderate icb={board.icb_code} networks={shownOf(board.items, {})} />
          <p className="screen-only lead-in">
            <Link
              to="/icbs/$code/embedding/board-pack"
              params={{ code: board.icb_code }}
              search={(old) => ({ ...old, as_of: board.as_of })}
            >
              Board pack as published on {formatDate(board.as_of)}
            </Link>
            , to print
          </p>
        </>
      )}
    </>
  )
}
