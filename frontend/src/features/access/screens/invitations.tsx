import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { Invitation } from '@/api/types'
import { capital, counted, plural } from '@/shared/format/words'
import { May } from '@/shared/permission'
import { Done } from '@/shared/ui/done'
import { SelectField } from '@/shared/ui/field'
import { ListHead, nextFrom } from '@/shared/ui/list-head'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader, Todo } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { Resource } from '@/shared/ui/states'
import { PeopleCrumbs } from '../components/crumbs'
import { InvitationsTable } from '../components/invitations-table'
import { PeopleTabs } from '../components/people-tabs'
import { RevokeInvitationBlock } from '../components/revoke-invitation-block'
import {
  fileAddress,
  type InvitationSearch,
  invitationsQuery,
  openInvitationsQuery,
} from '../people-queries'

export function InvitationsScreen() {
  return (
    <Needs do="invitations.list">
      <Invitations />
    </Needs>
  )
}

function Invitations() {
  const search = useSearch({ from: '/people/invitations' })
  const list = useQuery({ ...invitationsQuery(search), placeholderData: keepPreviousData })
  const { data: open } = useQuery(openInvitationsQuery)
  const [revoked, setRevoked] = useState<{ name: string; at: number }>()
  const { ask, invitation } = search
  const revoking = list.data?.items.find(({ id }) => id === invitation)
  return (
    <>
      <PageHeader
        title="People"
        tab="Invitations"
        identity="Who may do what, as far as your roles reach"
        breadcrumb={<PeopleCrumbs />}
      />
      <Lede>
        {open === undefined ? (
          '\u00a0'
        ) : (
          <>
            <b>{capital(counted(open, 'invitation'))}</b> {plural(open, 'waits', 'wait')} to be
            taken up.
          </>
        )}
      </Lede>
      <PeopleTabs />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          {ask === 'revoke' && revoking ? (
            <RevokeInvitationBlock
              key={revoking.id}
              invitation={revoking}
              onRevoked={(name) => setRevoked({ name, at: Date.now() })}
            />
          ) : (
            <May do="invitations.create">
              <Todo title="Invite someone">
                <p className="small">
                  A link is shown once, when it is made. If one is lost, revoke the invitation and
                  make another.
                </p>
                <Link className="button" to="/people/invite">
                  Invite someone
                </Link>
              </Todo>
            </May>
          )}
        </div>
        <div>
          {revoked && (
            <Done at={revoked.at}>
              The invitation of {revoked.name} is revoked: its link no longer works.
            </Done>
          )}
          <Filters search={search} />
          <Resource query={list} part>
            {({ items, next, total }) => (
              <div className={list.isPlaceholderData ? 'settling' : undefined}>
                <Results
                  items={items}
                  next={next}
                  total={total}
                  search={search}
                  settling={list.isPlaceholderData}
                />
              </div>
            )}
          </Resource>
        </div>
      </div>
    </>
  )
}

const STATUSES: [Invitation['status'], string][] = [
  ['open', 'Open'],
  ['accepted', 'Taken up'],
  ['revoked', 'Revoked'],
  ['expired', 'Expired'],
]

function Filters({ search }: { search: InvitationSearch }) {
  const navigate = useNavigate()
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const status = String(new FormData(event.currentTarget).get('status'))
    void navigate({
      to: '/people/invitations',
      search: (old) => ({ as_of: old.as_of, status }),
      resetScroll: false,
    })
  }
  return (
    <form className="filters" onSubmit={submit} key={search.status}>
      <SelectField id="status" label="Status" small defaultValue={search.status ?? ''}>
        <option value="">Any status</option>
        {STATUSES.map(([status, label]) => (
          <option value={status} key={status}>
            {label}
          </option>
        ))}
      </SelectField>
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}

interface ResultsProps {
  items: readonly Invitation[]
  next: string | null
  total: number | null | undefined
  search: InvitationSearch
  settling: boolean
}

function Results({ items, next, total, search, settling }: ResultsProps) {
  const { status, cursor } = search
  const from = cursor ? search.from : '1'
  return (
    <>
      <ListHead
        empty={
          <>
            {' '}
            <p>{status ? 'No invitation matches.' : 'Nobody has been invited yet.'}</p>
            {status && (
              <p>
                <Link to="/people/invitations" search={(old) => ({ as_of: old.as_of })}>
                  Clear the filter
                </Link>
              </p>
            )}
          </>
        }
        shown={items.length}
        total={total}
        from={from}
        view={JSON.stringify([status, cursor])}
        settling={settling}
        file={fileAddress('invitations', { status })}
      />
      {items.length > 0 && <InvitationsTable invitations={items} />}
      <Pager
        label="Pages"
        name="cursor"
        cursor={cursor}
        next={next}
        from={nextFrom(from, items.length)}
      />
    </>
  )
}
