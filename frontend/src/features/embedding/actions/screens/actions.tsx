import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { May } from '@/shared/permission'
import { ListHead, nextFrom } from '@/shared/ui/list-head'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader, Todo } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { ApiPanel } from '../../api-panel'
import { ActionsTable } from '../components/actions-table'
import { ClearFilters, Filters } from '../components/filters'
import { ActionCrumbs } from '../components/pieces'
import { type ActionSearch, actionsFile, actionsQuery } from '../queries'
import { usePast } from '../use-past'

export function ActionsScreen() {
  return (
    <Needs do="improvement_actions.list">
      <Actions />
    </Needs>
  )
}

function Actions() {
  const search = useSearch({ from: '/embedding/actions/' })
  return (
    <>
      <PageHeader
        title="Improvement actions"
        identity="What is done about how well the roles are embedded: whose it is, by when, and what came of it"
        breadcrumb={<ActionCrumbs />}
      />
      <Counts search={search} />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <May do="improvement_actions.create">
            <Todo title="Something to be done?">
              <p className="small">
                What presses in a PCN stands on its page and its board’s, under Act next. Make it an
                action there, or raise another here.
              </p>
              <p className="table-note">
                <Link className="button" to="/embedding/actions/new" search={{ pcn: search.pcn }}>
                  Raise an action
                </Link>
              </p>
            </Todo>
          </May>
        </div>
        <div>
          <Filters search={search} />
          <List search={search} />
          <ApiPanel
            path="improvement_actions?status=open&status=in_progress"
            operation="listImprovementActions"
            what="What is to be done within your reach"
          />
        </div>
      </div>
    </>
  )
}

/** How many match, and how many of those are late. */
function Counts({ search }: { search: ActionSearch }) {
  const { cursor: _, from: __, ...filters } = search
  const { data: list } = useQuery(actionsQuery(search))
  const { data: late } = useQuery(actionsQuery({ ...filters, overdue: 'yes' }))
  const total = list?.total
  if (typeof total !== 'number') return <Lede>{'\u00a0'}</Lede>
  const overdue = late?.total ?? 0
  return (
    <Lede>
      <b>
        {total === 0 ? 'No' : formatNumber(total)} {plural(total, 'action')}
      </b>{' '}
      within your reach {plural(total, 'is', 'are')} shown here
      {overdue > 0 && (
        <>
          , <b>{formatNumber(overdue)}</b> of them overdue
        </>
      )}
      .
    </Lede>
  )
}

function List({ search }: { search: ActionSearch }) {
  const query = useQuery({ ...actionsQuery(search), placeholderData: keepPreviousData })
  const isPast = usePast(query.data?.items ?? [])
  const { cursor, from: first, ...filters } = search
  const filtered = Object.values(filters).some(Boolean)
  const from = cursor ? first : '1'
  return (
    <Resource
      query={query}
      part
      failed={(error, retry) => (
        <ErrorBody error={error} retry={retry} place="part">
          {filtered && <ClearFilters />}
        </ErrorBody>
      )}
    >
      {(list) => (
        <div className={query.isPlaceholderData ? 'settling' : undefined}>
          <ListHead
            empty={<Nothing filtered={filtered} />}
            shown={list.items.length}
            total={list.total}
            from={from}
            view={JSON.stringify([filters, cursor])}
            settling={query.isPlaceholderData}
            file={actionsFile('csv', search)}
            workbook={actionsFile('xlsx', search)}
          />
          {list.items.length > 0 && <ActionsTable items={list.items} isPast={isPast} />}
          <Pager
            label="Pages"
            name="cursor"
            cursor={cursor}
            next={list.next}
            from={nextFrom(from, list.items.length)}
          />
        </div>
      )}
    </Resource>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (!filtered) {
    return (
      <p>
        Nothing is to be done within your reach.{' '}
        <Link to="/embedding/actions" search={(old) => ({ as_of: old.as_of, status: 'all' })}>
          Show what was done and dropped
        </Link>
      </p>
    )
  }
  return (
    <>
      <p>Nothing matches.</p>
      <p>
        <ClearFilters />
      </p>
    </>
  )
}
