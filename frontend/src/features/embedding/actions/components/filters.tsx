import { Link, useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { parseDate } from '@/shared/format/parse-date'
import { SelectField, TextField } from '@/shared/ui/field'
import { PcnField } from '@/shared/ui/pcn-field'
import { BoardField } from '../../campaign/components/board-field'
import { useBoards } from '../../campaign/use-boards'
import { ROLES } from '../../words'
import type { ActionSearch } from '../queries'
import { REASONS, STATUSES } from '../words'

/** Asks only when pressed, so that a keyboard can pass through without moving the list. */
export function Filters({ search }: { search: ActionSearch }) {
  const navigate = useNavigate()
  const boards = useBoards('see')

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const of = (name: string) => String(typed.get(name) ?? '').trim() || undefined
    const before = of('before')
    const asked = {
      pcn: of('pcn')?.toUpperCase(),
      icb: of('icb')?.toUpperCase(),
      status: of('status'),
      reason: of('reason'),
      criterion: of('criterion')?.toUpperCase(),
      role: of('role'),
      overdue: of('overdue'),
      before: before && (parseDate(before) ?? before),
    }
    void navigate({
      to: '/embedding/actions',
      search: (old) => ({ as_of: old.as_of, ...asked }),
      resetScroll: false,
    })
  }

  return (
    <form className="filters" onSubmit={submit} key={JSON.stringify([search, boards?.length])}>
      <SelectField id="status" label="How far" small defaultValue={search.status ?? ''}>
        <option value="">To be done</option>
        <Options words={STATUSES} />
        <option value="all">Any</option>
      </SelectField>
      <SelectField id="overdue" label="In time" small defaultValue={search.overdue ?? ''}>
        <option value="">Either</option>
        <option value="yes">Overdue only</option>
      </SelectField>
      <SelectField id="reason" label="Why" small defaultValue={search.reason ?? ''}>
        <option value="">Any reason</option>
        <Options words={REASONS} />
      </SelectField>
      <SelectField id="role" label="Role" small defaultValue={search.role ?? ''}>
        <option value="">Any role</option>
        <Options words={ROLES} />
      </SelectField>
      <PcnField id="pcn" label="PCN, by name or code" small code={search.pcn} />
      <BoardField boards={boards} chosen={search.icb} />
      <TextField
        id="criterion"
        label="Criterion, such as D2"
        small
        defaultValue={search.criterion ?? ''}
      />
      <TextField id="before" label="Due before" small defaultValue={search.before ?? ''} />
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}

function Options({ words }: { words: Readonly<Record<string, string>> }) {
  return Object.entries(words).map(([code, name]) => (
    <option value={code} key={code}>
      {name}
    </option>
  ))
}

export function ClearFilters() {
  return (
    <Link to="/embedding/actions" search={(old) => ({ as_of: old.as_of })}>
      Clear the filters
    </Link>
  )
}
