import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { IcbList } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { capital, counted } from '@/shared/format/words'
import { Lede, PageHeader, PrintButton } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { BoardFiltersForm } from '../components/board-filters'
import { DateProblem } from '../components/date-problem'
import { EnglandTable } from '../components/england-table'
import { PositionList } from '../components/position-list'
import type { BoardFilters } from '../filters'
import { boardsQuery, fileAddress } from '../queries'
import { useAsOf } from '../use-as-of'

export function EnglandScreen() {
  const search = useSearch({ from: '/icbs/' })
  const { today } = useAsOf()
  const list = useQuery({ ...boardsQuery(search), placeholderData: keepPreviousData })
  return (
    <>
      <PageHeader
        title="Integrated care boards"
        identity="England"
        breadcrumb={
          <li>
            <Link to="/">London</Link>
          </li>
        }
        side={<PositionList />}
      />
      <Resource query={list} failed={(error, retry) => <DateProblem error={error} retry={retry} />}>
        {(data) => (
          <>
            <EnglandLede list={data} search={search} past={data.as_of < (today ?? '')} />
            <BoardFiltersForm search={search} />
            <div className={list.isPlaceholderData ? 'settling' : undefined}>
              <Results list={data} search={search} />
            </div>
          </>
        )}
      </Resource>
    </>
  )
}

interface ResultsProps {
  list: IcbList
  search: BoardFilters
}

function EnglandLede({ list, search, past }: ResultsProps & { past: boolean }) {
  const total = list.total ?? list.items.length
  const where = search.region_code ? (list.items[0]?.region_name ?? 'this region') : 'England'
  const boards = <b>{capital(counted(total, 'integrated care board'))}</b>
  const day = formatDate(list.as_of)
  if (search.status === 'closed') {
    return (
      <Lede>
        {boards} in {where} had closed by {day}.
      </Lede>
    )
  }
  if (search.status === 'not_yet_open') {
    return (
      <Lede>
        {boards} in {where} {past ? 'were' : 'are'} yet to open on {day}.
      </Lede>
    )
  }
  return (
    <Lede>
      {boards} {past ? 'planned' : total === 1 ? 'plans' : 'plan'} care for {where} on {day}.
    </Lede>
  )
}

function Results({ list, search }: ResultsProps) {
  const { cursor, ...query } = search
  const total = list.total ?? list.items.length
  if (list.items.length === 0) {
    return (
      <div className="notice">
        <p>No board matches on {formatDate(list.as_of)}.</p>
        <p>
          <Link to="/icbs" search={(old) => ({ as_of: old.as_of })}>
            Clear the filters
          </Link>{' '}
          or{' '}
          <Link to="/icbs" search={{ as_of: undefined }}>
            show today’s boards
          </Link>
        </p>
      </div>
    )
  }
  return (
    <>
      <div className="list-head">
        <p className="small" role="status">
          Showing <b>{list.items.length}</b> of {total}
        </p>
        <div className="actions">
          <a href={fileAddress('csv', query)} download>
            Download CSV
          </a>
          <a href={fileAddress('xlsx', query)} download>
            Download Excel
          </a>
          <PrintButton />
        </div>
      </div>
      <EnglandTable boards={list.items} sort={search.sort} />
      {(cursor || list.next) && (
        <nav className="pager" aria-label="Pages">
          {cursor ? (
            <Link to="." search={(old) => ({ ...old, cursor: undefined })}>
              ← First page
            </Link>
          ) : (
            <span className="secondary">First page</span>
          )}
          {list.next && (
            <Link to="." search={(old) => ({ ...old, cursor: list.next ?? undefined })}>
              <b>Next page →</b>
            </Link>
          )}
        </nav>
      )}
    </>
  )
}
