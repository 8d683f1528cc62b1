import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import type { Spread } from '@/api/types'
import { isDateProblem } from '@/shared/as-of/date-problem'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { Needs } from '@/shared/ui/needs'
import { PageHeader, Section } from '@/shared/ui/page'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { SpreadFigure } from '../components/spread-figure'
import { SpreadLede } from '../components/spread-lede'
import { SpreadPicker } from '../components/spread-picker'
import { WorkforceCrumbs } from '../components/workforce-crumbs'
import { WorkforceMissing } from '../components/workforce-missing'
import { spreadQuery } from '../queries/summary'
import { type CountedRole, roleAsked } from '../spread-search'

export function SpreadScreen() {
  return (
    <Needs do="spread.read">
      <SpreadPage />
    </Needs>
  )
}

function SpreadPage() {
  const search = useSearch({ from: '/workforce/spread' })
  const { asOf } = useAsOf()
  const query = useQuery({ ...spreadQuery(search, asOf), placeholderData: keepPreviousData })
  const role = roleAsked(search)
  if (role instanceof ProblemError) return <NotUnderstood error={role} />
  return (
    <Resource
      query={query}
      failed={(error, retry) =>
        isNotFound(error) ? (
          <OutOfReach />
        ) : error instanceof ProblemError &&
          error.code === 'bad_request' &&
          !isDateProblem(error) ? (
          <NotUnderstood error={error} />
        ) : (
          <WorkforceMissing title="Spread of the workforce" error={error} retry={retry} />
        )
      }
    >
      {(spread) => (
        <div className={query.isPlaceholderData ? 'settling' : undefined}>
          <SpreadOfLondon spread={spread} role={role} />
        </div>
      )}
    </Resource>
  )
}

const isNotFound = (error: unknown) => error instanceof ProblemError && error.code === 'not_found'

/** An address that asks for what there is not: what there is can be chosen from. */
function NotUnderstood({ error }: { error: ProblemError }) {
  return (
    <>
      <PageHeader title="Spread of the workforce" breadcrumb={<WorkforceCrumbs />} />
      <div className="lead-in">
        <ErrorBody error={error} place="part">
          <Link to="/workforce/spread" search={(old) => ({ as_of: old.as_of })}>
            Show all roles by board
          </Link>
        </ErrorBody>
      </div>
    </>
  )
}

function OutOfReach() {
  return (
    <>
      <PageHeader title="Spread of the workforce" breadcrumb={<WorkforceCrumbs />} />
      <div className="prose lead-in">
        <p>
          How the workforce is spread over London is for roles that reach all of London. Yours do
          not. <Link to="/workforce">See what is within your reach</Link>, or the{' '}
          <Link to="/workforce/returns">official returns</Link>, which everyone may read.
        </p>
      </div>
    </>
  )
}

function SpreadOfLondon({ spread, role }: { spread: Spread; role: CountedRole }) {
  const known = spread.total.pcns_counted > 0
  return (
    <>
      <PageHeader
        title="Spread of the workforce"
        identity={`London, ${formatNumber(spread.total.pcns)} PCNs`}
        breadcrumb={<WorkforceCrumbs />}
        side={<PositionList />}
      />
      <SpreadLede spread={spread} role={role} />
      <SpreadPicker />
      {known ? <SpreadFigure spread={spread} role={role} /> : <NothingKnown spread={spread} />}
      <Section title="What this does not say">
        <div className="prose">
          <p>
            A higher figure is not a better one. PCNs differ in age, need, in how they share staff
            across borders and in what their practices and voluntary sector do without such a post.
            The groups are sorted so that the range can be seen, not to rank anyone.
          </p>
          <p>
            {spread.source === 'posts'
              ? 'WTE is what is in post of the posts kept here. '
              : `FTE is what was returned for ${spread.census_on ? formatDate(spread.census_on) : 'the newest census'}, without link workers counted as mental health practitioners. `}
            People are those registered with the practices of the PCNs whose WTE is known, so that
            both are of the same PCNs: {formatNumber(spread.total.pcns_counted)} of{' '}
            {formatNumber(spread.total.pcns)}.
          </p>
        </div>
      </Section>
    </>
  )
}

function NothingKnown({ spread }: { spread: Spread }) {
  return (
    <Section title="Nothing is known of this day">
      <p>
        {spread.source === 'posts'
          ? 'No PCN within your reach keeps posts here on this day. '
          : 'No census up to this day has been imported. '}
        <Link
          to="."
          search={(old) => ({ ...old, source: spread.source === 'posts' ? 'return' : undefined })}
        >
          See {spread.source === 'posts' ? 'the official return' : 'the posts kept here'} instead
        </Link>
      </p>
    </Section>
  )
}
