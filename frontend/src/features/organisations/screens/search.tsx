import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useId } from 'react'
import type { OrganisationHit } from '@/api/types'
import { DateProblem } from '@/shared/as-of/date-problem'
import { PositionList } from '@/shared/as-of/position-list'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { Lede, PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { HitTable } from '../components/search/hit-table'
import { grouped } from '../hits'
import { searchQuery, worthAsking } from '../search-queries'

export function SearchScreen() {
  const { q } = useSearch({ from: '/search' })
  return (
    <>
      <PageHeader
        title="Search"
        tab={q ? `Search for ${q}` : 'Search'}
        identity="Boards, sub-ICB locations, boroughs, primary care networks and practices"
        breadcrumb={
          <li>
            <Link to="/">London</Link>
          </li>
        }
        side={<PositionList />}
      />
      <SearchForm key={q} q={q ?? ''} />
      {worthAsking(q) ? <Results q={q} /> : <Help tooShort={Boolean(q)} />}
    </>
  )
}

function SearchForm({ q }: { q: string }) {
  const id = useId()
  const navigate = useNavigate()
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    void navigate({
      to: '/search',
      search: (old) => ({ as_of: old.as_of, q: typed || undefined }),
    })
  }
  return (
    <search>
      <form className="filters" action="/search" onSubmit={submit}>
        <div className="field field--wide">
          <label className="label label--small" htmlFor={id}>
            A name, now or former, or a code
          </label>
          <input className="input" id={id} name="q" defaultValue={q} autoComplete="off" />
        </div>
        <button type="submit" className="button">
          Search
        </button>
      </form>
    </search>
  )
}

function Results({ q }: { q: string }) {
  const { asOf } = useAsOf()
  const query = useQuery({ ...searchQuery(q, asOf), placeholderData: keepPreviousData })
  return (
    <Resource
      query={query}
      failed={(error, retry) => <DateProblem error={error} retry={retry} />}
      part
    >
      {({ items, as_of }) => (
        <div className={query.isPlaceholderData ? 'settling' : undefined}>
          {items.length === 0 ? <Nothing q={q} day={as_of} /> : <Found q={q} hits={items} />}
        </div>
      )}
    </Resource>
  )
}

const MOST = 50

function Found({ q, hits }: { q: string; hits: readonly OrganisationHit[] }) {
  const count = (
    <b>
      {formatNumber(hits.length)} {plural(hits.length, 'organisation')}
    </b>
  )
  return (
    <>
      <div role="status">
        <Lede>
          {hits.length === MOST ? <>The likeliest {count} for</> : <>{count} found for</>} “{q}”.
        </Lede>
      </div>
      {grouped(hits).map(([type, found]) => (
        <HitTable key={type} type={type} hits={found} />
      ))}
    </>
  )
}

function Nothing({ q, day }: { q: string; day: string }) {
  return (
    <>
      <div role="status">
        <Lede>
          <b>Nothing found</b> for “{q}” on {formatDate(day)}.
        </Lede>
      </div>
      <Ways />
    </>
  )
}

function Help({ tooShort }: { tooShort: boolean }) {
  return (
    <>
      {tooShort && (
        <div className="notice notice--warn" role="status">
          <p>Write 2 to 100 characters</p>
        </div>
      )}
      <Ways />
    </>
  )
}

/** What can be searched for, and the ways that need no search. */
function Ways() {
  return (
    <div className="prose section">
      <ul>
        <li>Part of a name is enough, and a slip of the fingers does no harm: hamersmith.</li>
        <li>
          A code finds its owner, and part of one is enough: Z9B2Z, 93C, E09000007, U and five
          digits for a PCN, a letter and five digits for a practice.
        </li>
        <li>Former names and organisations that have closed are found too.</li>
      </ul>
      <p>
        Or go to <Link to="/">the boroughs of London</Link> or{' '}
        <Link to="/icbs">all integrated care boards</Link>.
      </p>
    </div>
  )
}
