import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { codeWords } from '@/shared/format/code-words'
import { SelectField, TextField } from '@/shared/ui/field'
import type { PeopleSearch } from '../people-queries'
import { ROLES } from '../roles'

/** Asks only when pressed, so that a keyboard can pass through without moving the list. */
export function PeopleFilters({ search }: { search: PeopleSearch }) {
  const navigate = useNavigate()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const { q, role, status } = typed
    void navigate({
      to: '/people',
      search: (old) => ({ as_of: old.as_of, q: q?.trim(), role, status }),
      resetScroll: false,
    })
  }

  return (
    <form className="filters" onSubmit={submit} key={JSON.stringify(search)}>
      <TextField id="q" label="Name or e-mail address" small defaultValue={search.q ?? ''} />
      <SelectField id="role" label="Role" small defaultValue={search.role ?? ''}>
        <option value="">Any role</option>
        {ROLES.map((role) => (
          <option value={role} key={role}>
            {codeWords(role)}
          </option>
        ))}
      </SelectField>
      <SelectField id="status" label="Account" small defaultValue={search.status ?? ''}>
        <option value="">Any</option>
        <option value="active">Active</option>
        <option value="disabled">Disabled</option>
      </SelectField>
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}
