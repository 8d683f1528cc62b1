import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ProblemError } from '@/api/problem'
import type { Spread } from '@/api/types'
import { isDateProblem } from '@/shared/as-of/date-problem'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatNumber } from '@/shared/format/number'
import { counted } from '@/shared/format/words'
import { meQuery } from '@/shared/session'
import { staysOf } from '@/shared/stays'
import { Needs } from '@/shared/ui/needs'
import { PageHeader } from '@/shared/ui/page'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { SpreadPage, TITLE } from '../components/spread-page'
import { SpreadPicker } from '../components/spread-picker'
import { WorkforceCrumbs } from '../components/workforce-crumbs'
import { WorkforceMissing } from '../components/workforce-missing'
import { placeQuery } from '../queries/money'
import { boardSpreadQuery, spreadQuery } from '../queries/summary'
import { boardsReached } from '../reach'
import {
  type CountedRole,
  groupings,
  groupingsOfBoard,
  roleAsked,
  type SpreadSearch,
} from '../spread-search'

/** How the workforce of London is spread. */
export function SpreadScreen() {
  return (
    <Needs do="spread.read">
      <OfLondon />
    </Needs>
  )
}

/** How that of one board is. */
export function BoardSpreadScreen() {
  return (
    <Needs do="spread.read">
      <OfBoard />
    </Needs>
  )
}

function OfLondon() {
  const search = useSearch({ from: '/workforce/spread' })
  const { asOf } = useAsOf()
  const query = useQuery({ ...spreadQuery(search, asOf), placeholderData: keepPreviousData })
  return (
    <Found
      query={query}
      search={search}
      missing={() => <OutOfReach search={search} />}
      refused={(error) => (
        <NotUnderstood error={error}>
          <Link to="/workforce/spread" search={(old) => ({ as_of: old.as_of })}>
            Show all roles by board
          </Link>
        </NotUnderstood>
      )}
    >
      {(spread, role) => (
        <SpreadPage
          spread={spread}
          role={role}
          whole="London"
          identity={`London, ${formatNumber(spread.total.pcns)} PCNs`}
          picker={
            <SpreadPicker
              search={search}
              ways={groupings}
              maps={asOf !== undefined && (search.by ?? 'icb') === 'icb'}
            />
          }
        />
      )}
    </Found>
  )
}

function OfBoard() {
  const { code } = useParams({ from: '/icbs/$code/workforce/spread' })
  const search = useSearch({ from: '/icbs/$code/workforce/spread' })
  const { asOf } = useAsOf()
  const query = useQuery({
    ...boardSpreadQuery(code, search, asOf),
    placeholderData: staysOf(code, 4),
  })
  const { data: place } = useQuery(placeQuery('icbs', code, asOf))
  const name = place?.name ?? code
  return (
    <Found
      query={query}
      search={search}
      missing={(error, retry) => (
        <WorkforceMissing title={`Workforce of ${code}`} error={error} retry={retry} />
      )}
      refused={(error) => (
        <NotUnderstood error={error}>
          <Link
            to="/icbs/$code/workforce/spread"
            params={{ code }}
            search={(old) => ({ as_of: old.as_of })}
          >
            Show all roles by borough
          </Link>
        </NotUnderstood>
      )}
    >
      {(spread, role) => (
        <SpreadPage
          spread={spread}
          role={role}
          whole={name}
          identity={
            <>
              {name}, integrated care board{' '}
              <Link to="/icbs/$code" params={{ code }}>
                {code}
              </Link>{' '}
              · {counted(spread.total.pcns, 'PCN')}
            </>
          }
          board={{ code, name }}
          picker={
            <SpreadPicker search={search} ways={groupingsOfBoard} maps={asOf !== undefined} />
          }
        />
      )}
    </Found>
  )
}

interface FoundProps {
  query: UseQueryResult<Spread>
  search: SpreadSearch
  missing: (error: unknown, retry: () => void) => ReactNode
  /** An address that asks for what there is not. */
  refused: (error: ProblemError) => ReactNode
  children: (spread: Spread, role: CountedRole) => ReactNode
}

function Found({ query, search, missing, refused, children }: FoundProps) {
  const role = roleAsked(search)
  if (role instanceof ProblemError) return refused(role)
  return (
    <Resource
      query={query}
      failed={(error, retry) => {
        if (isOf(error, 'not_found')) return missing(error, retry)
        if (isOf(error, 'bad_request') && !isDateProblem(error)) return refused(error)
        return <WorkforceMissing title={TITLE} error={error} retry={retry} />
      }}
    >
      {(spread) => (
        <div className={query.isPlaceholderData ? 'settling' : undefined}>
          {children(spread, role)}
        </div>
      )}
    </Resource>
  )
}

const isOf = (error: unknown, code: string): error is ProblemError =>
  error instanceof ProblemError && error.code === code

/** An address that asks for what there is not: what there is can be chosen from. */
function NotUnderstood({ error, children }: { error: ProblemError; children: ReactNode }) {
  return (
    <>
      <PageHeader title={TITLE} breadcrumb={<WorkforceCrumbs />} />
      <div className="lead-in">
        <ErrorBody error={error} place="part">
          {children}
        </ErrorBody>
      </div>
    </>
  )
}

/** Whose roles reach not all of London is led to their own board, and who has several may choose. */
function OutOfReach({ search }: { search: SpreadSearch }) {
  const { data: me } = useQuery(meQuery)
  const boards = boardsReached(me?.grants ?? [])
  const [first, second] = boards
  // A board is not grouped by boards, nor by itself.
  const by = search.by === 'icb' ? undefined : search.by
  if (first && !second) {
    return (
      <Navigate
        to="/icbs/$code/workforce/spread"
        params={{ code: first.code }}
        search={(old) => ({ as_of: old.as_of, ...search, by })}
        replace
      />
    )
  }
  return (
    <>
      <PageHeader title={TITLE} breadcrumb={<WorkforceCrumbs />} />
      <div className="prose lead-in">
        {first ? (
          <>
            <p>
              How the workforce is spread over all of London is for roles that reach all of it.
              Yours reach these boards:
            </p>
            <ul>
              {boards.map(({ code, name }) => (
                <li key={code}>
                  <Link
                    to="/icbs/$code/workforce/spread"
                    params={{ code }}
                    search={(old) => ({ as_of: old.as_of, ...search, by })}
                  >
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>
            How the workforce is spread is for roles that reach a board or all of London. Yours do
            not. <Link to="/workforce">See what is within your reach</Link>, or the{' '}
            <Link to="/workforce/returns">official returns</Link>, which everyone may read.
          </p>
        )}
      </div>
    </>
  )
}
