import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { WorkforceCensus, WorkforceReturnList } from '@/api/types'
import { DateProblem, isDateProblem } from '@/shared/as-of/date-problem'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { May } from '@/shared/permission'
import { ListHead, nextFrom } from '@/shared/ui/list-head'
import { PageHeader, Section, Todo } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { CensusFigure } from '../components/census-figure'
import { ReturnsFilters } from '../components/returns-filters'
import { ReturnsLede } from '../components/returns-lede'
import { ReturnsTable } from '../components/returns-table'
import { WorkforceCrumbs } from '../components/workforce-crumbs'
import { censusesQuery, type ReturnsSearch, returnsFile, returnsQuery } from '../queries/summary'
import { byPcn } from '../returns-model'

export function ReturnsScreen() {
  const search = useSearch({ from: '/workforce/returns' })
  const { asOf } = useAsOf()
  const censuses = useQuery({ ...censusesQuery(asOf), placeholderData: keepPreviousData })
  const chosen =
    censuses.data?.find(({ census_on }) => census_on === search.census) ??
    (search.census ? undefined : censuses.data?.[0])
  return (
    <>
      <PageHeader
        title="Official returns"
        identity="What PCNs returned to the National Workforce Reporting Service, as published"
        breadcrumb={<WorkforceCrumbs />}
        side={<PositionList />}
      />
      <Resource
        query={censuses}
        part
        failed={(error, retry) =>
          isDateProblem(error) ? (
            <DateProblem error={error} retry={retry} />
          ) : (
            <ErrorBody error={error} retry={retry} place="part" />
          )
        }
      >
        {(all) =>
          all.length === 0 ? (
            <NoCensus />
          ) : (
            <>
              <ReturnsLede census={chosen} icb={search.icb} />
              <div className="columns">
                <CensusFigure censuses={all} chosen={chosen?.census_on} />
                <Onwards />
              </div>
              <Returns search={search} censuses={all} />
            </>
          )
        }
      </Resource>
    </>
  )
}

function NoCensus() {
  const { date } = useAsOf()
  return (
    <Section title="No census yet">
      <p>
        No official return up to {date ? formatDate(date) : 'this day'} has been imported, so
        nothing is known of it. <ImportLink>Import a workforce return</ImportLink>
      </p>
    </Section>
  )
}

function ImportLink({ children }: { children: string }) {
  return (
    <May do="workforce_returns.import">
      <Link to="/imports/new" search={(old) => ({ ...old, kind: 'nwrs_workforce' })}>
        <b>{children}</b>
      </Link>
    </May>
  )
}

function Onwards() {
  return (
    <div className="screen-only">
      <May do="workforce_returns.import">
        <Todo title="A newer census?">
          <p className="small secondary">
            The published file, or its zip. Individuals are read and summed, never kept.
          </p>
          <p>
            <ImportLink>Import a workforce return</ImportLink>
          </p>
        </Todo>
      </May>
      <Section title="How to read it" className="aside-block">
        <ul className="small link-list">
          <li>FTE is the plain sum. Bought in is what a contracted service provides.</li>
          <li>
            Headcount is different people. People of a bought-in service are not counted in it.
          </li>
          <li>
            Link workers whom the returns call mental health practitioners are a role apart and in
            no other figure.
          </li>
        </ul>
      </Section>
    </div>
  )
}

interface ReturnsProps {
  search: ReturnsSearch
  censuses: readonly WorkforceCensus[]
}

function Returns({ search, censuses }: ReturnsProps) {
  const { asOf } = useAsOf()
  const query = useQuery({ ...returnsQuery(search, asOf), placeholderData: keepPreviousData })
  return (
    <Section title="PCN by PCN">
      <ReturnsFilters search={search} censuses={censuses} />
      <Resource query={query} part>
        {(list) => (
          <div className={query.isPlaceholderData ? 'settling' : undefined}>
            <Results list={list} search={search} settling={query.isPlaceholderData} />
          </div>
        )}
      </Resource>
    </Section>
  )
}

interface ResultsProps {
  list: WorkforceReturnList
  search: ReturnsSearch
  settling: boolean
}

const ROLES_OF_A_PCN = 4

function Results({ list, search, settling }: ResultsProps) {
  const { asOf } = useAsOf()
  const { census, icb, status, cursor, from } = search
  const pcns = byPcn(list.items)
  const first = cursor ? from : '1'
  return (
    <>
      <ListHead
        shown={pcns.length}
        total={typeof list.total === 'number' ? list.total / ROLES_OF_A_PCN : list.total}
        from={first}
        view={JSON.stringify([census, icb, status, cursor])}
        settling={settling}
        file={returnsFile('csv', search, asOf)}
        workbook={returnsFile('xlsx', search, asOf)}
        empty={
          <p>
            {status === 'no_return' ? 'Every PCN made a return. ' : 'No PCN matches. '}
            <Link to="/workforce/returns" search={(old) => ({ as_of: old.as_of, census })}>
              Show all PCNs
            </Link>
          </p>
        }
      />
      {pcns.length > 0 && <ReturnsTable pcns={pcns} />}
      <Pager
        label="Pages"
        name="cursor"
        cursor={cursor}
        next={list.next}
        from={nextFrom(first, pcns.length)}
      />
    </>
  )
}
