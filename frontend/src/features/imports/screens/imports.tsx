import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ImportList } from '@/api/types'
import { May } from '@/shared/permission'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader, PrintButton, Todo } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { useFocusOnChange } from '@/shared/ui/use-focus-on-change'
import { ImportCrumbs } from '../components/crumbs'
import { ImportFilters } from '../components/import-filters'
import { ImportsTable } from '../components/imports-table'
import { Pieces } from '../components/pieces'
import { historyLede } from '../lede'
import { fileAddress, type ImportSearch, importsQuery, standingQuery } from '../queries'
import { figure } from '../words'

export function ImportsScreen() {
  return (
    <Needs do="imports.list">
      <Imports />
    </Needs>
  )
}

function Imports() {
  const search = useSearch({ from: '/imports/' })
  const list = useQuery({ ...importsQuery(search), placeholderData: keepPreviousData })
  return (
    <>
      <PageHeader
        title="Imports"
        identity="Files read into plans, and what became of them"
        breadcrumb={<ImportCrumbs />}
      />
      <Standing />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <May do="imports.create">
            <Todo title="Bring a file in">
              <p className="small">
                A file is read into a plan: what it would change, and what is wrong with it. Nothing
                counts until you apply the plan, and you can undo it at any time.
              </p>
              <Link className="button" to="/imports/new">
                Import a file
              </Link>
            </Todo>
          </May>
        </div>
        <div>
          <ImportFilters search={search} />
          <Resource
            query={list}
            part
            failed={(error, retry) => (
              <ErrorBody error={error} retry={retry}>
                <ClearFilters />
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

function ClearFilters() {
  return (
    <Link to="/imports" search={(old) => ({ as_of: old.as_of })}>
      Clear the filters
    </Link>
  )
}

/** How many files count and how many plans wait: whatever the filters below show. */
function Standing() {
  const { data } = useQuery(standingQuery)
  return <Lede>{data ? <Pieces of={historyLede(data)} /> : '\u00a0'}</Lede>
}

interface ResultsProps {
  list: ImportList
  search: ImportSearch
  settling: boolean
}

function Results({ list, search, settling }: ResultsProps) {
  const { cursor, from, status, kind } = search
  const line = useFocusOnChange<HTMLDivElement>(JSON.stringify([status, kind, cursor]), settling)
  const total = list.total ?? list.items.length
  const first = cursor ? Number(from) || undefined : 1
  const next = first && first + list.items.length
  if (list.items.length === 0) {
    return (
      <div className="notice" tabIndex={-1} ref={line}>
        {status || kind ? (
          <>
            <p>No import matches.</p>
            <p>
              <ClearFilters />
            </p>
          </>
        ) : (
          <p>
            Nothing has been imported yet. Boards and London’s sub-ICB locations are there from the
            start; networks, practices, list sizes and deprivation come from files.
          </p>
        )}
      </div>
    )
  }
  return (
    <>
      <div className="list-head">
        <div className="small" role="status" tabIndex={-1} ref={line}>
          Showing <b>{next ? `${figure(first)} to ${figure(next - 1)}` : list.items.length}</b> of{' '}
          {figure(total)}
        </div>
        <div className="actions">
          <a href={fileAddress('', { status, kind })} download>
            Download CSV
          </a>
          <PrintButton />
        </div>
      </div>
      <ImportsTable imports={list.items} />
      <Pager
        label="Pages"
        name="cursor"
        cursor={cursor}
        next={list.next}
        from={next ? String(next) : undefined}
      />
    </>
  )
}
