import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useId } from 'react'
import { type ImportSearch, kindsQuery } from '../queries'
import { kindName, statuses, statusWords } from '../words'

/** Asks only when pressed, so that a keyboard can pass through without moving the list. */
export function ImportFilters({ search }: { search: ImportSearch }) {
  const navigate = useNavigate()
  const { data: kinds = [] } = useQuery(kindsQuery)
  const names = kinds.map(({ name }) => name)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { status, kind } = Object.fromEntries(new FormData(event.currentTarget))
    void navigate({
      to: '/imports',
      search: (old) => ({ as_of: old.as_of, status: String(status), kind: String(kind) }),
      resetScroll: false,
    })
  }

  return (
    <form className="filters" onSubmit={submit} key={JSON.stringify(search)}>
      <Choice label="Status" name="status" value={search.status}>
        <option value="">Any status</option>
        {statuses.map((status) => (
          <option value={status} key={status}>
            {statusWords[status]}
          </option>
        ))}
      </Choice>
      <Choice label="Kind of file" name="kind" value={search.kind}>
        <option value="">Any kind</option>
        {search.kind && !names.includes(search.kind) && (
          <option value={search.kind}>{kindName(search.kind)}</option>
        )}
        {names.map((name) => (
          <option value={name} key={name}>
            {kindName(name)}
          </option>
        ))}
      </Choice>
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}

interface ChoiceProps {
  label: string
  name: string
  value: string | undefined
  children: ReactNode
}

function Choice({ label, name, value, children }: ChoiceProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="label label--small" htmlFor={id}>
        {label}
      </label>
      <select className="input" id={id} name={name} defaultValue={value ?? ''}>
        {children}
      </select>
    </div>
  )
}
