import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { SelectField } from '@/shared/ui/field'
import { ListHead, nextFrom } from '@/shared/ui/list-head'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { PcnField } from '@/shared/ui/pcn-field'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { BoardField } from '../../campaign/components/board-field'
import { useBoards } from '../../campaign/use-boards'
import { KINDS } from '../../words'
import { AssessmentsTable } from '../components/assessments-table'
import { BeginTodo } from '../components/begin'
import { AssessmentCrumbs } from '../components/pieces'
import { type AssessmentSearch, assessmentsFile, assessmentsQuery } from '../queries'
import { useOwnNetworks } from '../use-own-networks'
import { STATUSES } from '../words'

export function AssessmentsScreen() {
  return (
    <Needs do="assessments.list">
      <Assessments />
    </Needs>
  )
}

function Assessments() {
  const search = useSearch({ from: '/embedding/assessments/' })
  const { data: list } = useQuery(assessmentsQuery(search))
  const total = list?.total
  return (
    <>
      <PageHeader
        title="Assessments"
        identity="How well the personalised care roles are embedded in each network, and who says so"
        breadcrumb={<AssessmentCrumbs />}
      />
      <Lede>
        {typeof total === 'number' ? (
          <>
            <b>
              {total === 0 ? 'No' : formatNumber(total)} {plural(total, 'assessment')}
            </b>{' '}
            within your reach {plural(total, 'is', 'are')} shown here.
          </>
        ) : (
          '\u00a0'
        )}
      </Lede>
      <div className="columns columns--todo-first">
        <div className="screen-only">
          <BeginTodo />
        </div>
        <div>
          <Filters search={search} />
          <List search={search} />
        </div>
      </div>
    </>
  )
}

/** Asks only when pressed, so that a keyboard can pass through without moving the list. */
function Filters({ search }: { search: AssessmentSearch }) {
  const navigate = useNavigate()
  const boards = useBoards('see')

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const pcn = typed.pcn?.trim().toUpperCase() || undefined
    const icb = typed.icb || undefined
    const status = typed.status || undefined
    const kind = typed.kind || undefined
    void navigate({
      to: '/embedding/assessments',
      search: (old) => ({ as_of: old.as_of, pcn, icb, status, kind }),
      resetScroll: false,
    })
  }

  return (
    <form className="filters" onSubmit={submit} key={JSON.stringify([search, boards?.length])}>
      <PcnField id="pcn" label="Network, by name or code" small code={search.pcn} />
      <BoardField boards={boards} chosen={search.icb} />
      <SelectField id="status" label="How far" small defaultValue={search.status ?? ''}>
        <option value="">Any</option>
        {Object.entries(STATUSES).map(([status, words]) => (
          <option value={status} key={status}>
            {words}
          </option>
        ))}
        <option value="in_work">Draft or returned</option>
      </SelectField>
      <SelectField id="kind" label="Whose view" small defaultValue={search.kind ?? ''}>
        <option value="">Any</option>
        {Object.entries(KINDS).map(([kind, words]) => (
          <option value={kind} key={kind}>
            {words}
          </option>
        ))}
        <option value="own">Any but the board’s</option>
      </SelectField>
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}

function List({ search }: { search: AssessmentSearch }) {
  const query = useQuery({ ...assessmentsQuery(search), placeholderData: keepPreviousData })
  const { pcn, icb, status, kind, cursor } = search
  const filtered = Boolean(pcn || icb || status || kind)
  const from = cursor ? search.from : '1'
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
            view={JSON.stringify([pcn, icb, status, kind, cursor])}
            settling={query.isPlaceholderData}
            file={assessmentsFile('csv', search)}
            workbook={assessmentsFile('xlsx', search)}
          />
          {list.items.length > 0 && <AssessmentsTable items={list.items} />}
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
  const assesses = useOwnNetworks().length > 0
  if (filtered) {
    return (
      <>
        <p>Nothing matches.</p>
        <p>
          <ClearFilters />
        </p>
      </>
    )
  }
  return (
    <p>
      {assesses
        ? 'Your network has not been assessed yet. Begin its first assessment here.'
        : 'No network within your reach has an assessment that you may see. A board sees one once it is submitted, everybody else once it is published.'}
    </p>
  )
}

function ClearFilters() {
  return (
    <Link to="/embedding/assessments" search={(old) => ({ as_of: old.as_of })}>
      Clear the filters
    </Link>
  )
}
