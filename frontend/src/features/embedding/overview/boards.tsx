import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { IcbStanding, RegionEmbedding } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { ChartFigure } from '@/shared/charts/chart-figure'
import { formatDate } from '@/shared/format/date'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { ratingsFile } from '../standing/queries'
import { BoardChart, BoardShares } from './board-chart'
import { BoardsTable } from './boards-table'
import { overviewFile } from './queries'
import { boardMoved, boardsHeadline, movedWords, regionMoved, spreadWords, well } from './words'

/** The boards side by side, all on one scale; the same as a table and as files. */
export function Boards({ region }: { region: RegionEmbedding }) {
  const search = useSearch({ from: '/embedding/overview' })
  const { asOf } = useAsOf()
  const boards = region.icbs.filter(({ pcns }) => pcns > 0)
  const from = region.trend[0]?.on
  return (
    <ChartFigure
      headline={boardsHeadline(region)}
      summary={`Share of PCNs that are established or embedded on the first day of each quarter${from ? ` from ${formatDate(from)}` : ''}, and on ${formatDate(region.as_of)}. One scale for all. Before a board was there, it is of those that it came from.`}
      chart={
        <div className="multiples">
          {boards.map((board) => (
            <Board key={board.icb_code} board={board} since={regionMoved(region).since} />
          ))}
        </div>
      }
      table={<BoardsTable region={region} />}
      csv={overviewFile('csv', search, asOf)}
      workbook={overviewFile('xlsx', search, asOf)}
      note={
        <>
          {region.unmapped.pcns > 0 &&
            `${region.unmapped.pcns} of the region’s PCNs are in no board on this map. They are in its totals. `}
          <a href={ratingsFile()} download>
            Every rating (CSV)
          </a>{' '}
          has all that was ever published of the PCNs you reach, criterion by criterion.
        </>
      }
    />
  )
}

function Board({ board, since }: { board: IcbStanding; since: string | undefined }) {
  return (
    <section className="multiple multiple--spread" aria-label={board.icb_name}>
      <h3>
        <BoardLink board={board} />
      </h3>
      <p className="small">
        <b>
          {well(board)} of {board.pcns}
        </b>{' '}
        PCNs{movedWords(boardMoved(board), since)}
      </p>
      <BoardChart board={board} />
      <BoardShares board={board} />
      <p className="small secondary">{spreadWords(board)}</p>
    </section>
  )
}

/** To the board's own figures where the reader reaches it, else to what the board is. */
export function BoardLink({ board }: { board: Pick<IcbStanding, 'icb_code' | 'icb_name'> }) {
  const { data: me } = useQuery(meQuery)
  const may = usePermission('embedding.read_area') === true
  const reached =
    may &&
    me?.grants.some(
      ({ scope_kind, scope_keys }) =>
        scope_kind === 'region' || (scope_kind === 'icb' && scope_keys.includes(board.icb_code)),
    )
  return (
    <Link
      to={reached ? '/icbs/$code/embedding' : '/icbs/$code'}
      params={{ code: board.icb_code }}
      search={(old) => ({ as_of: old.as_of })}
    >
      {board.icb_name}
    </Link>
  )
}
