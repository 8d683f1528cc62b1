import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Fragment } from 'react'
import { ProblemError } from '@/api/problem'
import type { UserDetail } from '@/api/types'
import { codeWithin } from '@/shared/format/code-words'
import { formatInstant } from '@/shared/format/date'
import { separators } from '@/shared/format/words'
import { HistoryPanel } from '@/shared/history/history-panel'
import { usePermission } from '@/shared/permission'
import { Lede, PageHeader, Section, Todo } from '@/shared/ui/page'
import { ErrorPage, Resource } from '@/shared/ui/states'
import { AccountWord } from '../components/account-word'
import { PeopleCrumbs } from '../components/crumbs'
import { DisableBlock } from '../components/disable-block'
import { EndRoleBlock } from '../components/end-role-block'
import { MembershipsTable } from '../components/memberships-table'
import { personQuery, type VersionedPerson } from '../people-queries'
import { scopeWords } from '../scope-words'

export function PersonScreen() {
  const { id } = useParams({ from: '/people/$id/' })
  const query = useQuery(personQuery(id))
  return (
    <Resource
      query={query}
      failed={(error, retry) =>
        error instanceof ProblemError && error.code === 'not_found' ? (
          <Missing />
        ) : (
          <ErrorPage error={error} retry={retry} />
        )
      }
    >
      {(found) => <Person key={id} found={found} />}
    </Resource>
  )
}

export function Missing() {
  return (
    <>
      <PageHeader title="Person not found" breadcrumb={<PeopleCrumbs below />} />
      <div className="prose">
        <p>
          Nobody in your reach has this address. You see the people who have, or had, a role within
          what your own roles were given for.
        </p>
        <p>
          <Link to="/people">All people</Link>
        </p>
      </div>
    </>
  )
}

function Person({ found }: { found: VersionedPerson }) {
  const { person } = found
  const { ask, membership } = useSearch({ from: '/people/$id/' })
  const ending = person.memberships.find(({ id }) => id === membership)
  return (
    <>
      <PageHeader
        title={person.name}
        identity={
          <>
            {person.email ?? 'No e-mail address'} · <AccountWord status={person.status} />
          </>
        }
        breadcrumb={<PeopleCrumbs below />}
        side={
          <dl>
            <dt>Last signed in</dt>
            <dd>{person.last_signed_in_at ? formatInstant(person.last_signed_in_at) : 'Never'}</dd>
          </dl>
        }
      />
      <PersonLede person={person} />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          {ask === 'end' && ending ? (
            <EndRoleBlock key={ending.id} membership={ending} />
          ) : ask === 'disable' ? (
            <DisableBlock found={found} />
          ) : (
            <Next found={found} />
          )}
          <HistoryPanel table="users" record={person.id} />
        </div>
        <Section title="Roles">
          <MembershipsTable memberships={person.memberships} />
        </Section>
      </div>
    </>
  )
}

function PersonLede({ person }: { person: UserDetail }) {
  const holding = person.memberships.filter(({ status }) => status === 'holds')
  const between = separators(holding.map(scopeWords))
  if (holding.length === 0) {
    return (
      <Lede>
        {person.name} has <b>no role today</b>, and sees what everyone may see.
      </Lede>
    )
  }
  return (
    <Lede>
      {person.name} is{' '}
      {holding.map((one, i) => (
        <Fragment key={one.id}>
          {between[i]}
          <b>{codeWithin(one.role)}</b> for {scopeWords(one)}
        </Fragment>
      ))}
      .
    </Lede>
  )
}

/** What can be done with a person's account, by whoever may. */
function Next({ found: { person } }: { found: VersionedPerson }) {
  const mayGive = usePermission('memberships.create')
  const mayDisable = usePermission('users.update')
  if (!mayGive && !mayDisable) return null
  return (
    <Todo title="Next">
      {mayGive && (
        <Link className="button" to="/people/$id/give" params={{ id: person.id }}>
          Give a role
        </Link>
      )}
      {mayDisable && (
        <Link
          className="button button--quiet"
          to="."
          search={(old) => ({ ...old, ask: 'disable', membership: undefined })}
          resetScroll={false}
        >
          {person.status === 'active' ? 'Disable the account' : 'Enable the account'}
        </Link>
      )}
      <p className="small secondary">
        To take a role away, end it in the list: it stays on record, with its days.
      </p>
    </Todo>
  )
}
