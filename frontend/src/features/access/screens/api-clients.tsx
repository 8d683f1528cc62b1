import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ApiClientItem } from '@/api/types'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { May } from '@/shared/permission'
import { DeveloperTabs } from '@/shared/ui/developer-tabs'
import { ListHead, nextFrom } from '@/shared/ui/list-head'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader, Todo } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { Resource } from '@/shared/ui/states'
import { type ClientSearch, clientsQuery } from '../client-queries'
import { ClientFilter } from '../components/client-filter'
import { ClientsTable } from '../components/clients-table'
import { ClientCrumbs } from '../components/crumbs'
import { fileAddress } from '../people-queries'

export function ApiClientsScreen() {
  return (
    <Needs do="api_clients.list">
      <ApiClients />
    </Needs>
  )
}

function ApiClients() {
  const search = useSearch({ from: '/api-clients/' })
  const list = useQuery({ ...clientsQuery(search), placeholderData: keepPreviousData })
  return (
    <>
      <PageHeader
        title="API clients"
        identity="Programs that read and write here, each with its own permissions"
        breadcrumb={<ClientCrumbs />}
      />
      <ClientsLede total={search.status ? undefined : list.data?.total} />
      <DeveloperTabs />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <May do="api_clients.create">
            <Todo title="Make a client">
              <p className="small">
                One for each program: then each has only what it needs, and can be stopped without
                stopping the others.
              </p>
              <Link className="button" to="/api-clients/new">
                Make an API client
              </Link>
            </Todo>
          </May>
        </div>
        <div>
          <ClientFilter search={search} />
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

function ClientsLede({ total }: { total: number | null | undefined }) {
  if (typeof total !== 'number') return <Lede>{'\u00a0'}</Lede>
  if (total === 0) {
    return (
      <Lede>
        You see <b>no API client</b> yet. What is public needs none.
      </Lede>
    )
  }
  return (
    <Lede>
      You see{' '}
      <b>
        {formatNumber(total)} API {plural(total, 'client')}
      </b>
      . A client that nobody uses any more should be revoked.
    </Lede>
  )
}

interface ResultsProps {
  items: readonly ApiClientItem[]
  next: string | null
  total: number | null | undefined
  search: ClientSearch
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
            {status ? (
              <>
                <p>No API client matches.</p>
                <p>
                  <Link to="/api-clients" search={(old) => ({ as_of: old.as_of })}>
                    Clear the filter
                  </Link>
                </p>
              </>
            ) : (
              <p>
                No program has been given access here. Make a client, and its page shows the two
                requests to begin with.
              </p>
            )}
          </>
        }
        shown={items.length}
        total={total}
        from={from}
        view={JSON.stringify([status, cursor])}
        settling={settling}
        file={fileAddress('api_clients', { status })}
      />
      {items.length > 0 && <ClientsTable clients={items} />}
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
