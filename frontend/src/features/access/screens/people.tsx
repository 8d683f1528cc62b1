import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { UserList } from '@/api/types'
import { formatNumber } from '@/shared/format/number'
import { counted, plural } from '@/shared/format/words'
import { May } from '@/shared/permission'
import { ListHead, nextFrom } from '@/shared/ui/list-head'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader, Todo } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { PeopleCrumbs } from '../components/crumbs'
import { PeopleFilters } from '../components/people-filters'
import { PeopleTable } from '../components/people-table'
import { PeopleTabs } from '../components/people-tabs'
import {
  fileAddress,
  openInvitationsQuery,
  type PeopleSearch,
  peopleQuery,
} from '../people-queries'

export function PeopleScreen() {
  return (
    <Needs do="users.list">
      <People />
    </Needs>
  )
}

function People() {
  const search = useSearch({ from: '/people/' })
  const list = useQuery({ ...peopleQuery(search), placeholderData: keepPreviousData })
  const filtered = Boolean(search.q || search.role || search.status)
  return (
    <>
      <PageHeader
        title="People"
        identity="Who may do what, as far as your roles reach"
        breadcrumb={<PeopleCrumbs />}
      />
      <PeopleLede total={filtered ? undefined : list.data?.total} />
      <PeopleTabs />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <May do="invitations.create">
            <Todo title="Invite someone">
              <p className="small">
                You choose a role and what it is for, and get a link to send. Nobody has a role
                before they have taken the invitation up.
              </p>
              <Link className="button" to="/people/invite">
                Invite someone
              </Link>
            </Todo>
          </May>
        </div>
        <div>
          <PeopleFilters search={search} />
          <Resource
            query={list}
            part
            failed={(error, retry) => (
              <ErrorBody error={error} retry={retry} place="part">
                {filtered && <ClearFilters />}
              </ErrorBody>
            )}
          >
            {(data) => (
              <div className={list.isPlaceholderData ? 'settling' : undefined}>
                <Results list={data} search={search} settling={list.isPlaceholderData} />
              </div>
            )}
          </Resource>
        </div>
      </div>
    </>
  )
}

function PeopleLede({ total }: { total: number | null | undefined }) {
  const { data: open } = useQuery(openInvitationsQuery)
  if (typeof total !== 'number') return <Lede>{'\u00a0'}</Lede>
  return (
    <Lede>
      <b>
        {formatNumber(total)} {plural(total, 'person', 'people')}
      </b>{' '}
      {plural(total, 'has', 'have')} or had a role here
      {open ? (
        <>
          , and <b>{counted(open, 'invitation')}</b> {plural(open, 'waits', 'wait')} to be taken up
        </>
      ) : null}
      .
    </Lede>
  )
}

function ClearFilters() {
  return (
    <Link to="/people" search={(old) => ({ as_of: old.as_of })}>
      Clear the filters
    </Link>
  )
}

interface ResultsProps {
  list: UserList
  search: PeopleSearch
  settling: boolean
}

function Results({ list, search, settling }: ResultsProps) {
  const { q, role, status, cursor, from } = search
  return (
    <>
      <ListHead
        empty={
          <>
            {' '}
            <p>
              {q || role || status
                ? 'Nobody matches.'
                : 'Nobody is in your reach but you. Invite someone to change that.'}
            </p>
            {(q || role || status) && (
              <p>
                <ClearFilters />
              </p>
            )}
          </>
        }
        shown={list.items.length}
        total={list.total}
        from={cursor ? from : '1'}
        view={JSON.stringify([q, role, status, cursor])}
        settling={settling}
        file={fileAddress('users', { q, role, status })}
      />
      {list.items.length > 0 && <PeopleTable people={list.items} />}
      <Pager
        label="Pages"
        name="cursor"
        cursor={cursor}
        next={list.next}
        from={nextFrom(cursor ? from : '1', list.items.length)}
      />
    </>
  )
}
