import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { IcbList } from '@/api/types'
import { DateProblem, isDateProblem } from '@/shared/as-of/date-problem'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { capital, counted } from '@/shared/format/words'
import { Lede, PageHeader, PrintButton } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { useFocusOnChange } from '@/shared/ui/use-focus-on-change'
import { BoardFiltersForm } from '../components/board-filters'
import { EnglandTable } from '../components/england-table'
import type { BoardFilters } from '../filters'
import { boardsQuery, fileAddress, regionsQuery } from '../queries'
import { regionInWords } from '../region-words'
import { inTense, type Tense, tenseOf } from '../tense'

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
            <Link to="/">Home</Link>
          </li>
        }
        side={<PositionList />}
      />
      <Resource
        query={list}
        failed={(error, retry) => (
          <>
            <DateProblem error={error} retry={retry} />
            {!isDateProblem(error) && (
              <p className="lead-in">
                <ClearFilters />
              </p>
            )}
          </>
        )}
      >
        {(data) => (
          <>
            <EnglandLede
              list={data}
              search={search}
              tense={tenseOf(data.as_of, today ?? data.as_of)}
            />
            <BoardFiltersForm search={search} />
            <div className={list.isPlaceholderData ? 'settling' : undefined}>
              <Results list={data} search={search} settling={list.isPlaceholderData} />
            </div>
          </>
        )}
      </Resource>
    </>
  )
}

function ClearFilters() {
  return (
    <Link to="/icbs" search={(old) => ({ as_of: old.as_of })}>
      Clear the filters
    </Link>
  )
}

/** What makes one view of the list another one, apart from the day. */
function viewOf({ region_code, status, sort, cursor }: BoardFilters): string {
  return JSON.stringify([region_code, status, sort, cursor])
}

interface ResultsProps {
  list: IcbList
  search: BoardFilters
}

/** A region's name as a sentence takes it. */
function useWhere(code: string | undefined): string {
  const { data: regions } = useQuery(regionsQuery)
  if (!code) return 'England'
  const known = regions?.find((region) => region.code === code)
  if (known) return regionInWords(known.name)
  return regions ? `a region ${code}` : 'this region'
}

function EnglandLede({ list, search, tense }: ResultsProps & { tense: Tense }) {
  const total = list.total ?? list.items.length
  const where = useWhere(search.region_code)
  const boards = <b>{capital(counted(total, 'integrated care board'))}</b>
  const day = formatDate(list.as_of)
  if (search.status === 'any') {
    return (
      <Lede>
        {boards} in {where} {total === 1 ? 'is' : 'are'} on record, whatever their status on {day}.
      </Lede>
    )
  }
  if (search.status === 'closed') {
    return (
      <Lede>
        {boards} in {where} {inTense(tense, 'had closed', 'had closed', 'will have closed')} by{' '}
        {day}.
      </Lede>
    )
  }
  if (search.status === 'not_yet_open') {
    return (
      <Lede>
        {boards} in {where} {inTense(tense, 'were', 'are', 'will be')} yet to open on {day}.
      </Lede>
    )
  }
  return (
    <Lede>
      {boards}{' '}
      {inTense(
        tense,
        'planned',
        total === 1 ? 'plans' : 'plan',
        `${total === 1 ? 'is' : 'are'} expected to plan`,
      )}{' '}
      care for {where} on {day}.
    </Lede>
  )
}

function Results({ list, search, settling }: ResultsProps & { settling: boolean }) {
  const { cursor } = search
  const total = list.total ?? list.items.length
  const where = useWhere(search.region_code)
  const line = useFocusOnChange<HTMLDivElement>(viewOf(search), settling)
  // Without a number in the address a later page cannot say where it begins.
  const first = cursor ? Number(search.from) || undefined : 1
  const next = first && first + list.items.length
  if (list.items.length === 0) {
    return (
      <div className="notice" tabIndex={-1} ref={line}>
        <p>
          {where.startsWith('a region')
            ? `There is no board in ${where}.`
            : `No board matches on ${formatDate(list.as_of)}.`}
        </p>
        <p>
          <ClearFilters /> or{' '}
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
        <div className="small" role="status" tabIndex={-1} ref={line}>
          Showing <b>{next ? `${first} to ${next - 1}` : list.items.length}</b> of {total}
        </div>
        <div className="actions">
          <a href={fileAddress('csv', search)} download>
            Download CSV
          </a>
          <a href={fileAddress('xlsx', search)} download>
            Download Excel
          </a>
          <PrintButton />
        </div>
      </div>
      <EnglandTable boards={list.items} sort={search.sort} />
      {(cursor || list.next) && (
        <nav className="pager" aria-label="Pages">
          {cursor ? (
            <Link to="." search={(old) => ({ ...old, cursor: undefined, from: undefined })}>
              ← First page
            </Link>
          ) : (
            <span className="secondary">First page</span>
          )}
          {list.next && (
            <Link
              to="."
              search={(old) => ({
                ...old,
                cursor: list.next ?? undefined,
                from: next ? String(next) : undefined,
              })}
            >
              <b>Next page →</b>
            </Link>
          )}
        </nav>
      )}
    </>
  )
}
