import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { SelectField } from '@/shared/ui/field'
import { ROLES, rateStatusWords, roleWords } from '../money-words'
import type { RateSearch } from '../queries/rates'
import { NetworkField } from './money-network-field'

const STATUSES = ['provisional', 'confirmed', 'superseded'] as const

interface RateFiltersProps {
  search: RateSearch
  fields: readonly ('role_type' | 'status' | 'pcn')[]
}

/** Asks only when pressed, so that a keyboard can pass through without moving the list. */
export function RateFilters({ search, fields }: RateFiltersProps) {
  const navigate = useNavigate()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const { role_type, status, pcn } = typed
    void navigate({
      to: '.',
      search: (old) => ({ as_of: old.as_of, role_type, status, pcn: pcn?.trim().toUpperCase() }),
      resetScroll: false,
    })
  }

  return (
    <form className="filters" onSubmit={submit} key={JSON.stringify(search)}>
      {fields.includes('role_type') && (
        <SelectField id="role_type" label="Role" small defaultValue={search.role_type ?? ''}>
          <option value="">Any role</option>
          {ROLES.map((role) => (
            <option value={role} key={role}>
              {roleWords(role)}
            </option>
          ))}
        </SelectField>
      )}
      {fields.includes('status') && (
        <SelectField id="status" label="Status" small defaultValue={search.status ?? ''}>
          <option value="">In force</option>
          {STATUSES.map((status) => (
            <option value={status} key={status}>
              {rateStatusWords(status)}
            </option>
          ))}
        </SelectField>
      )}
      {fields.includes('pcn') && (
        <NetworkField id="pcn" label="PCN, by code" small defaultValue={search.pcn ?? ''} />
      )}
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}
