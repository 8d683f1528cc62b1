import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { aboutQuery } from '@/shared/session'
import { SelectField } from '@/shared/ui/field'
import {
  addMonths,
  CLAIM_STATUSES,
  claimStatusWords,
  firstOfMonth,
  monthWords,
  ROLES,
  roleWords,
} from '../money-words'
import type { ClaimSearch } from '../queries/claims'
import { typedIn } from '../use-money-form'
import { NetworkField } from './money-network-field'

/** Three years: what is older is found by its address, or in the file. */
const MONTHS_OFFERED = 36

/** The months that can be chosen, the newest first; that shown is always among them. */
export function useMonths(shown: string | undefined): string[] {
  const { data: about } = useQuery(aboutQuery)
  if (!about) return shown ? [shown] : []
  const newest = firstOfMonth(about.today)
  const months = Array.from({ length: MONTHS_OFFERED }, (_, i) => addMonths(newest, -i))
  return shown && !months.includes(shown) ? [...months, shown] : months
}

/** Asks only when pressed, so that a keyboard can pass through without moving the list. */
export function ClaimFilters({ search }: { search: ClaimSearch }) {
  const navigate = useNavigate()
  const months = useMonths(search.month)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { pcn, month, role_type, status } = typedIn(event.currentTarget)
    void navigate({
      to: '/claims',
      search: (old) => ({
        as_of: old.as_of,
        pcn: pcn?.trim().toUpperCase(),
        month,
        role_type,
        status,
      }),
      resetScroll: false,
    })
  }

  return (
    <form className="filters" onSubmit={submit} key={`${JSON.stringify(search)} ${months.length}`}>
      <SelectField id="month" label="Month" small defaultValue={search.month ?? ''}>
        <option value="">Any month</option>
        {months.map((month) => (
          <option value={month} key={month}>
            {monthWords(month)}
          </option>
        ))}
      </SelectField>
      <NetworkField id="pcn" label="PCN, by code" small defaultValue={search.pcn ?? ''} />
      <SelectField id="role_type" label="Role" small defaultValue={search.role_type ?? ''}>
        <option value="">Any role</option>
        {ROLES.map((role) => (
          <option value={role} key={role}>
            {roleWords(role)}
          </option>
        ))}
      </SelectField>
      <SelectField id="status" label="Status" small defaultValue={search.status ?? ''}>
        <option value="">Any status</option>
        {CLAIM_STATUSES.map((status) => (
          <option value={status} key={status}>
            {claimStatusWords(status)}
          </option>
        ))}
      </SelectField>
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}
