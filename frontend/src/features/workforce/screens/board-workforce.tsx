import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { AreaWorkforce } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { counted } from '@/shared/format/words'
import { staysOf } from '@/shared/stays'
import { PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { boardRows } from '../board-rows'
import { BoardAttention } from '../components/board-attention'
import { BoardTable } from '../components/board-table'
import { CliffFigure } from '../components/cliff-figure'
import { ReturnedTogether } from '../components/returned-together'
import { RolesTable } from '../components/roles-table'
import { SeriesFigure } from '../components/series-figure'
import { WorkforceCrumbs } from '../components/workforce-crumbs'
import { WorkforceLede } from '../components/workforce-lede'
import { WorkforceMissing } from '../components/workforce-missing'
import { boardWorkforceQuery } from '../queries/summary'

export function BoardWorkforceScreen() {
  const { code } = useParams({ from: '/icbs/$code/workforce/' })
  const { asOf } = useAsOf()
  const query = useQuery({
    ...boardWorkforceQuery(code, asOf),
    placeholderData: staysOf(code),
  })
  return (
    <Resource
      query={query}
      failed={(error, retry) => (
        <WorkforceMissing title={`Workforce of ${code}`} error={error} retry={retry} />
      )}
    >
      {(board) => <BoardWorkforcePage board={board} />}
    </Resource>
  )
}

function BoardWorkforcePage({ board }: { board: AreaWorkforce }) {
  const all = board.roles.find(({ role_type }) => role_type === 'all')
  const rows = boardRows(board, undefined)
  return (
    <>
      <PageHeader
        title={`Workforce of ${board.name}`}
        identity={
          <>
            Integrated care board{' '}
            <Link to="/icbs/$code" params={{ code: board.code }}>
              {board.code}
            </Link>{' '}
            · {counted(board.pcns, 'PCN')}, {board.pcns_with_posts} of them with posts kept here
          </>
        }
        breadcrumb={<WorkforceCrumbs />}
        side={<PositionList />}
      />
      {board.pcns === 0 ? (
        <Section title={`No PCNs on ${formatDate(board.as_of)}`}>
          <p>
            The board has no PCNs on this day. A board that was abolished has them on the days
            before; change the date above.
          </p>
        </Section>
      ) : (
        <>
          <WorkforceLede all={all} day={board.as_of} />
          {all && (
            <>
              <div className="columns">
                <div>
                  <CliffFigure points={board.contract_cliff} of={board.code} />
                  <SeriesFigure points={board.series} of={board.code} />
                </div>
                <BoardAttention board={board} rows={rows} />
              </div>
              <RolesTable board={board} />
            </>
          )}
          <BoardTable board={board} />
          <ReturnedTogether board={board} />
        </>
      )}
    </>
  )
}
