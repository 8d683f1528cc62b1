import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ProblemError } from '@/api/problem'
import { formatDate } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { actorsQuery } from '@/shared/history/actors'
import { doneWords, nounWords, OPERATIONS } from '@/shared/history/words'
import { aboutQuery } from '@/shared/session'
import { SelectField, TextField } from '@/shared/ui/field'
import type { AuditSearch } from '../queries'

const TABLES = [
  'icbs',
  'pcns',
  'practices',
  'imports',
  'users',
  'memberships',
  'invitations',
  'sessions',
  'api_clients',
]
interface Wrong extends Days {
  table_name?: string | undefined
}

interface Days {
  from_day?: string | undefined
  to_day?: string | undefined
}

interface AuditFiltersProps {
  search: AuditSearch
  /** What the server says of the days in the address. */
  refused: unknown
}

/** Who, what, which record and which days. Asks only when pressed. */
export function AuditFilters({ search, refused }: AuditFiltersProps) {
  const navigate = useNavigate()
  const { data: actors = [] } = useQuery(actorsQuery)
  const { data: about } = useQuery(aboutQuery)
  const [faults, setFaults] = useState<Wrong>({})

  const told = (pointer: string) =>
    refused instanceof ProblemError ? refused.at(pointer) : undefined

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const day = (name: keyof Days) => {
      const text = typed[name]?.trim()
      return text ? { day: parseDate(text, about?.today), text } : {}
    }
    const from = day('from_day')
    const to = day('to_day')
    const found = {
      from_day: from.text && !from.day ? dateFault(from.text) : undefined,
      to_day: to.text && !to.day ? dateFault(to.text) : undefined,
      table_name: typed.record_key?.trim() && !typed.table_name ? 'Choose its kind.' : undefined,
    }
    setFaults(found)
    if (found.from_day || found.to_day || found.table_name) return
    void navigate({
      to: '/audit',
      search: (old) => ({
        as_of: old.as_of,
        actor_id: typed.actor_id,
        operation: typed.operation,
        table_name: typed.table_name,
        record_key: typed.record_key?.trim(),
        from_day: from.day,
        to_day: to.day,
      }),
      resetScroll: false,
    })
  }

  return (
    <form className="filters" onSubmit={submit} key={JSON.stringify(search)} noValidate>
      <SelectField id="actor_id" label="Who" small defaultValue={search.actor_id ?? ''}>
        <option value="">Anyone</option>
        {search.actor_id && !actors.some(({ id }) => id === search.actor_id) && (
          <option value={search.actor_id}>{search.actor_id}</option>
        )}
        {actors.map(({ id, name }) => (
          <option value={id} key={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField id="operation" label="What" small defaultValue={search.operation ?? ''}>
        <option value="">Anything</option>
        {OPERATIONS.map((operation) => (
          <option value={operation} key={operation}>
            {doneWords(operation)}
          </option>
        ))}
      </SelectField>
      <SelectField
        id="table_name"
        label="Kind of record"
        small
        defaultValue={search.table_name ?? ''}
        error={faults.table_name}
      >
        <option value="">Any kind</option>
        {search.table_name && !TABLES.includes(search.table_name) && (
          <option value={search.table_name}>{nounWords(search.table_name)}</option>
        )}
        {TABLES.map((table) => (
          <option value={table} key={table}>
            {nounWords(table)}
          </option>
        ))}
      </SelectField>
      <TextField
        id="record_key"
        label="Its code or id"
        small
        spellCheck={false}
        defaultValue={search.record_key ?? ''}
      />
      <TextField
        id="from_day"
        label="First day"
        small
        defaultValue={formatDate(search.from_day ?? '')}
        error={faults.from_day ?? told('query:from')}
      />
      <TextField
        id="to_day"
        label="Last day"
        small
        defaultValue={formatDate(search.to_day ?? '')}
        error={faults.to_day ?? told('query:to')}
      />
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}
