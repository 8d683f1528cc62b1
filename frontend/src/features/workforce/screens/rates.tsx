import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { May } from '@/shared/permission'
import { Lede, PageHeader, Todo } from '@/shared/ui/page'
import { OutOfReach } from '../components/money-pieces'
import { RateCardsTable } from '../components/rate-cards-table'
import { RateCrumbs } from '../components/rate-crumbs'
import { EntitlementRatesTable } from '../components/rate-entitlement-table'
import { RateFilters } from '../components/rate-filters'
import { RateList } from '../components/rate-list'
import { PopulationsTable } from '../components/rate-populations-table'
import { RateTabs } from '../components/rate-tabs'
import {
  entitlementRatesQuery,
  populationsQuery,
  rateCardsQuery,
  unverifiedQuery,
} from '../queries/rates'

export function RateCardsScreen() {
  const search = useSearch({ from: '/rates/' })
  const { role_type, status } = search
  return (
    <Rates
      title="Reimbursement rates"
      does="rate_cards.create"
      todo="Enter a rate"
      tab="cards"
      says="A rate that has changed is entered as another one. What it takes the place of is kept, and every forecast is worked out again and says why."
    >
      <RateFilters search={search} fields={['role_type', 'status']} />
      <RateList
        query={rateCardsQuery(search)}
        search={search}
        path="rate_cards"
        filters={{ role_type, status }}
        empty={
          <p>No rate has been entered yet. Until one is, posts are forecast to cost nothing.</p>
        }
      >
        {({ items }) => <RateCardsTable cards={items} />}
      </RateList>
    </Rates>
  )
}

export function RateTabScreen() {
  const { tab } = useParams({ from: '/rates/$tab/' })
  if (tab === 'entitlement') return <EntitlementRates />
  if (tab === 'populations') return <Populations />
  return <OutOfReach noun="Rate" code={tab} error={undefined} retry={() => {}} missing />
}

function EntitlementRates() {
  const search = useSearch({ from: '/rates/$tab/' })
  return (
    <Rates
      title="Entitlement rates"
      does="entitlement_rates.create"
      todo="Enter an entitlement rate"
      tab="entitlement"
      says="A PCN is entitled to the rate of the year times its weighted population on the list date."
    >
      <RateFilters search={search} fields={['status']} />
      <RateList
        query={entitlementRatesQuery(search)}
        search={search}
        path="entitlement_rates"
        filters={{ status: search.status }}
        empty={<p>No entitlement rate has been entered yet, so no entitlement is known.</p>}
      >
        {({ items }) => <EntitlementRatesTable rates={items} />}
      </RateList>
    </Rates>
  )
}

function Populations() {
  const search = useSearch({ from: '/rates/$tab/' })
  return (
    <Rates
      title="Weighted populations"
      does="pcn_populations.update"
      todo="Enter a weighted population"
      tab="populations"
      says="The weighted population on the list date of the year’s rate makes the entitlement."
    >
      <RateFilters search={search} fields={['pcn']} />
      <RateList
        query={populationsQuery(search)}
        search={search}
        path="pcn_populations"
        filters={{ pcn_code: search.pcn }}
        empty={<p>No weighted population is known yet, so no entitlement is either.</p>}
      >
        {({ items }) => <PopulationsTable populations={items} />}
      </RateList>
    </Rates>
  )
}

interface RatesProps {
  title: string
  does: string
  todo: string
  tab: 'cards' | 'entitlement' | 'populations'
  says: string
  children: ReactNode
}

/** The page around each of the three lists. */
function Rates({ title, does, todo, tab, says, children }: RatesProps) {
  return (
    <>
      <PageHeader
        title="Rates"
        tab={title}
        identity="What the reimbursement scheme pays, since when, and where that is written"
        breadcrumb={<RateCrumbs />}
      />
      <RatesLede />
      <RateTabs />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <May do={does}>
            <Todo title={todo}>
              <p className="small secondary">{says}</p>
              <Link className="button" to="/rates/$tab/$id" params={{ tab, id: 'new' }}>
                {todo}
              </Link>
            </Todo>
          </May>
        </div>
        <div>{children}</div>
      </div>
    </>
  )
}

/** How far the rates in force can be relied on. */
function RatesLede() {
  const { data } = useQuery(unverifiedQuery)
  if (!data) return <Lede>{'\u00a0'}</Lede>
  const { open, all } = data
  if (all === 0) return <Lede>No rate is in force yet.</Lede>
  return (
    <Lede>
      {open === 0 ? (
        <>
          <b>All {formatNumber(all)} rates</b> in force have been checked with the documents that
          set them.
        </>
      ) : (
        <>
          <b>
            {formatNumber(open)} of {formatNumber(all)} {plural(all, 'rate')}
          </b>{' '}
          in force {plural(open, 'has', 'have')} not been checked with the document that sets{' '}
          {plural(open, 'it', 'them')}.
        </>
      )}
    </Lede>
  )
}
