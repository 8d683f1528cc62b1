import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { usePermission } from '@/shared/permission'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader, Todo } from '@/shared/ui/page'
import { ClaimFilters } from '../components/claim-filters'
import { ClaimCrumbs } from '../components/claim-pieces'
import { ClaimsTable } from '../components/claims-table'
import { TracksOnly } from '../components/money-pieces'
import { RateList } from '../components/rate-list'
import { type ClaimSearch, claimsQuery, waitingClaimsQuery } from '../queries/claims'

export function ClaimsScreen() {
  return (
    <Needs do="arrs_claims.list">
      <Claims />
    </Needs>
  )
}

function Claims() {
  const search = useSearch({ from: '/claims/' })
  const { pcn, month, role_type, status } = search
  return (
    <>
      <PageHeader
        title="Claims"
        identity="What PCNs claimed for the three personalised care roles, month by month"
        breadcrumb={<ClaimCrumbs />}
      />
      <ClaimsLede search={search} />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <ClaimsTodo pcn={pcn} />
        </div>
        <div>
          <ClaimFilters search={search} />
          <RateList
            query={claimsQuery(search)}
            search={search}
            path="arrs_claims"
            filters={{ pcn_code: pcn, month, role_type, status }}
            empty={
              <p>
                No claim within your reach has been written down. Until one is, every month is
                forecast.
              </p>
            }
          >
            {({ items }) => <ClaimsTable claims={items} />}
          </RateList>
        </div>
      </div>
    </>
  )
}

/** To those who approve: how many wait. To others: how many there are. */
function ClaimsLede({ search }: { search: ClaimSearch }) {
  const approves = usePermission('arrs_claims.approve')
  const { data: list } = useQuery(claimsQuery(search))
  const { data: waiting } = useQuery({ ...waitingClaimsQuery, enabled: approves === true })
  if (approves === false && typeof list?.total === 'number') {
    const { total } = list
    return (
      <Lede>
        <b>
          {formatNumber(total)} {plural(total, 'claim')}
        </b>{' '}
        within your reach {plural(total, 'is', 'are')} shown here.
      </Lede>
    )
  }
  if (waiting === undefined) return <Lede>{'\u00a0'}</Lede>
  if (waiting === 0) return <Lede>No claim waits to be approved.</Lede>
  return (
    <Lede>
      <b>
        {formatNumber(waiting)} {plural(waiting, 'claim')}
      </b>{' '}
      {plural(waiting, 'waits', 'wait')} to be approved by the board.
    </Lede>
  )
}

/** What the caller does with claims: writes them down, or says that they are right. */
function ClaimsTodo({ pcn }: { pcn: string | undefined }) {
  const records = usePermission('arrs_claims.create')
  const approves = usePermission('arrs_claims.approve')
  const { data: waiting = 0 } = useQuery({ ...waitingClaimsQuery, enabled: approves === true })
  if (!records && !approves) {
    return (
      <div className="aside-block">
        <TracksOnly />
      </div>
    )
  }
  return (
    <Todo title={approves && waiting > 0 ? 'Approve what is right' : 'Write a claim down'}>
      {approves && waiting > 0 && (
        <p className="small">
          <Link to="/claims" search={(old) => ({ as_of: old.as_of, status: 'recorded' })}>
            Those that wait
          </Link>
        </p>
      )}
      {records && (
        <p>
          <Link className="button" to="/claims/new" search={(old) => ({ as_of: old.as_of, pcn })}>
            Write a claim down
          </Link>
        </p>
      )}
      <TracksOnly />
    </Todo>
  )
}
