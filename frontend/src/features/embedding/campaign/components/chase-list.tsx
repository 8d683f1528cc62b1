import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { SelectField } from '@/shared/ui/field'
import { ListHead } from '@/shared/ui/list-head'
import { Section } from '@/shared/ui/page'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { type Campaign, type ChaseSearch, chaseFile, chaseQuery } from '../queries'
import { ORDERS, STATES, WAITED_FOR } from '../words'
import { ChaseTable } from './chase-table'

interface ChaseListProps {
  of: Campaign
  search: ChaseSearch
}

/** Whom the campaign waits for, and who is done: every network it asks. */
export function ChaseList({ of, search }: ChaseListProps) {
  const query = useQuery({ ...chaseQuery(of.id, search), placeholderData: keepPreviousData })
  return (
    <Section title="Networks">
      <Filters search={search} id={of.id} />
      <Resource
        query={query}
        part
        failed={(error, retry) => (
          <ErrorBody error={error} retry={retry} place="part">
            <AllOf id={of.id} />
          </ErrorBody>
        )}
      >
        {(items) => (
          <div className={query.isPlaceholderData ? 'settling' : undefined}>
            <ListHead
              empty={
                <>
                  <p>{search.state ? 'No network is so far.' : 'Nobody is asked on this day.'}</p>
                  {search.state && (
                    <p>
                      <AllOf id={of.id} />
                    </p>
                  )}
                </>
              }
              shown={items.length}
              total={items.length}
              from="1"
              view={JSON.stringify(search)}
              settling={query.isPlaceholderData}
              file={chaseFile(of.id, 'csv', search)}
              workbook={chaseFile(of.id, 'xlsx', search)}
            />
            {items.length > 0 && <ChaseTable of={of} items={items} />}
          </div>
        )}
      </Resource>
    </Section>
  )
}

function AllOf({ id }: { id: string }) {
  return (
    <Link to="/embedding/campaigns/$id" params={{ id }} resetScroll={false}>
      All its networks
    </Link>
  )
}

/** Asks only when pressed, so that a keyboard can pass through without moving the list. */
function Filters({ search, id }: { search: ChaseSearch; id: string }) {
  const navigate = useNavigate()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    void navigate({
      to: '/embedding/campaigns/$id',
      params: { id },
      search: { state: typed.state || undefined, sort: typed.sort || undefined },
      resetScroll: false,
    })
  }

  return (
    <form className="filters screen-only" onSubmit={submit} key={JSON.stringify(search)}>
      <SelectField id="state" label="How far" small defaultValue={search.state ?? ''}>
        <option value="">Any</option>
        <option value={WAITED_FOR}>Waited for</option>
        {Object.entries(STATES).map(([state, words]) => (
          <option value={state} key={state}>
            {words}
          </option>
        ))}
      </SelectField>
      <SelectField id="sort" label="In order of" small defaultValue={search.sort ?? 'pcn_name'}>
        {Object.entries(ORDERS).map(([order, words]) => (
          <option value={order} key={order}>
            {words}
          </option>
        ))}
      </SelectField>
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}
