import {
  keepPreviousData,
  type Query,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { Icb, RegionOrganisations } from '@/api/types'
import { DateProblem } from '@/shared/as-of/date-problem'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { PageHeader, Section } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { AsOfBlock } from '../components/as-of-block'
import { ChangesOfLondon } from '../components/changes-of-london'
import { BoardsSection } from '../components/london/boards-section'
import { BoroughsSection } from '../components/london/boroughs-section'
import { MeasurePicker } from '../components/london/measure-picker'
import { Multiples } from '../components/london/multiples'
import { NothingYet } from '../components/london/nothing-yet'
import { OverviewLede } from '../components/london/overview-lede'
import { knownBoroughs } from '../known'
import {
  LONDON,
  londonHistoryQuery,
  regionBoroughsQuery,
  regionQuery,
  seriesQuery,
} from '../london-queries'
import { identityOf } from '../london-words'
import { measureOf } from '../measures'
import { openOn } from '../model'
import { pairsOf } from '../successions'

export function OverviewScreen() {
  const { asOf, today } = useAsOf()
  const region = useTogether(useQuery({ ...regionQuery(asOf), placeholderData: keepPreviousData }))
  const history = useQuery(londonHistoryQuery)
  const boards = history.data
  return (
    <>
      <PageHeader
        title="London"
        identity={
          region.data
            ? identityOf(region.data, boards && openOn(boards, region.data.as_of))
            : `Region ${LONDON}`
        }
      />
      <Resource
        query={region}
        failed={(error, retry) => <DateProblem error={error} retry={retry} />}
      >
        {(data) => (
          <>
            <OverviewLede region={data} today={today ?? data.as_of} />
            <AsOfBlock history={history} region={data} />
            <div className={region.isPlaceholderData ? 'settling' : undefined}>
              <Shown region={data} history={history} stale={region.isError} />
            </div>
            {boards && <ChangesOfLondon boards={boards} />}
          </>
        )}
      </Resource>
    </>
  )
}

/** Trying the page again tries every part of it again that failed. */
function useTogether<Data>(query: UseQueryResult<Data>): UseQueryResult<Data> {
  const client = useQueryClient()
  const refetch: typeof query.refetch = (options) => {
    const failed = {
      type: 'active',
      predicate: ({ state }: Query) => state.status === 'error',
    } as const
    void client.refetchQueries(failed)
    return query.refetch(options)
  }
  return { ...query, refetch }
}

interface ShownProps {
  region: RegionOrganisations
  history: UseQueryResult<Icb[]>
  /** The page has said already that what it shows is older. */
  stale: boolean
}

/** Everything the day and the measure decide. */
function Shown({ region, history, stale }: ShownProps) {
  const { asOf } = useAsOf()
  const boards = history.data
  const measure = measureOf(useSearch({ from: '/' }).measure)
  const boroughs = useQuery({ ...regionBoroughsQuery(asOf), placeholderData: keepPreviousData })
  if (!region.total.pcns) return <NothingYet region={region} boards={boards} />
  const totals = <BoardsSection region={region} boards={boards} />
  return (
    <>
      <MeasurePicker measure={measure} />
      <Series history={history} measureName={measure.name} stale={stale} />
      <Part query={boroughs} title="Boroughs" stale={stale}>
        {(data) => {
          const counted = knownBoroughs(data)
          return counted && <BoroughsSection data={counted} measure={measure} totals={totals} />
        }}
      </Part>
    </>
  )
}

interface SeriesProps {
  history: UseQueryResult<Icb[]>
  measureName: string
  stale: boolean
}

function Series({ history, measureName, stale }: SeriesProps) {
  const { asOf, today } = useAsOf()
  const then = useQuery({ ...seriesQuery(asOf, 'then'), placeholderData: keepPreviousData })
  const now = useQuery({ ...seriesQuery(asOf, 'now'), placeholderData: keepPreviousData })
  // What a board came out of is in each of them: a line without it would say that nothing had changed.
  const wanting = [then, now, history].filter(({ data }) => data === undefined)
  const query: UseQueryResult<unknown> =
    wanting.find(({ isError }) => isError) ?? wanting[0] ?? then
  return (
    <Part query={query} title="Over time" stale={stale}>
      {() =>
        then.data &&
        history.data && (
          <Multiples
            then={then.data}
            now={now.data}
            pairs={pairsOf(history.data)}
            measure={measureOf(measureName)}
            today={today ?? then.data.as_of}
          />
        )
      }
    </Part>
  )
}

interface PartProps<Data> {
  query: UseQueryResult<Data>
  title: string
  stale: boolean
  children: (data: Data) => React.ReactNode
}

/** A part that has not arrived keeps its place and its name; the rest of the page stands. */
function Part<Data>({ query, title, stale, children }: PartProps<Data>) {
  if (query.data !== undefined && stale) return children(query.data)
  if (query.data !== undefined) return <Resource query={query}>{children}</Resource>
  return (
    <Section title={title}>
      <Resource query={query} part>
        {children}
      </Resource>
    </Section>
  )
}
