import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { SelectField } from '@/shared/ui/field'
import type { ClientSearch } from '../client-queries'

export function ClientFilter({ search }: { search: ClientSearch }) {
  const navigate = useNavigate()
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const status = String(new FormData(event.currentTarget).get('status'))
    void navigate({
      to: '/api-clients',
      search: (old) => ({ as_of: old.as_of, status }),
      resetScroll: false,
    })
  }
  return (
    <form className="filters" onSubmit={submit} key={JSON.stringify(search)}>
      <SelectField id="status" label="Status" small defaultValue={search.status ?? ''}>
        <option value="">Any status</option>
        <option value="active">Active</option>
        <option value="expired">Expired</option>
        <option value="revoked">Revoked</option>
      </SelectField>
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}
