import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { AuditEvent } from '@/api/types'
import { ListHead, nextFrom } from '@/shared/ui/list-head'
import { Needs } from '@/shared/ui/needs'
import { PageHeader } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { AuditFilters } from '../components/audit-filters'
import { EventsTable } from '../components/events-table'
import { Verification } from '../components/verification'
import { VerificationLede } from '../components/verification-lede'
import { fileAddress, isFiltered } from '../filters'
import { type AuditSearch, eventsQuery } from '../queries'

export function AuditScreen() {
  return (
    <Needs do="audit_events.list">
      <Audit />
    </Needs>
  )
}

function Audit() {
  const search = useSearch({ from: '/audit/' })
  const list = useQuery({ ...eventsQuery(search), placeholderData: keepPreviousData })
  return (
    <>
      <PageHeader
        title="Audit"
        identity="Everything that was changed: by whom, when, and what it was before"
        breadcrumb={
          <li>
            <Link to="/admin">Admin</Link>
          </li>
        }
      />
      <VerificationLede seen={isFiltered(search) ? undefined : list.data?.total} />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <Verification />
        </div>
        <div>
          <AuditFilters search={search} refused={list.error} />
          <Resource
            query={list}
            part
            failed={(error, retry) => (
              <ErrorBody error={error} retry={retry} place="part">
                {isFiltered(search) && <ClearFilters />}
              </ErrorBody>
            )}
          >
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

function ClearFilters() {
  return (
    <Link to="/audit" search={(old) => ({ as_of: old.as_of })}>
      Clear the filters
    </Link>
  )
}

interface ResultsProps {
  items: readonly AuditEvent[]
  next: string | null
  total: number | null | undefined
  search: AuditSearch
  settling: boolean
}

function Results({ items, next, total, search, settling }: ResultsProps) {
  const { cursor } = search
  const from = cursor ? search.from : '1'
  return (
    <>
      <ListHead
        empty={
          <>
            {' '}
            <p>
              {isFiltered(search)
                ? 'Nothing in the audit matches.'
                : 'Nothing has been changed yet. The first change is the first event.'}
            </p>
            {isFiltered(search) && (
              <p>
                <ClearFilters />
              </p>
            )}
          </>
        }
        shown={items.length}
        total={total}
        from={from}
        view={JSON.stringify({ ...search, from: undefined })}
        settling={settling}
        file={fileAddress(search)}
      />
      {items.length > 0 && <EventsTable events={items} />}
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
