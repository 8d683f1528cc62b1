import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import type { WorkforceCensus } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { boardsOfRegionQuery } from '@/shared/boards'
import { formatDate } from '@/shared/format/date'
import { SelectField } from '@/shared/ui/field'
import { LONDON, type ReturnsSearch } from '../queries/summary'

interface ReturnsFiltersProps {
  search: ReturnsSearch
  censuses: readonly WorkforceCensus[]
}

/** Asks only when pressed, so that a keyboard can pass through without moving the list. */
export function ReturnsFilters({ search, censuses }: ReturnsFiltersProps) {
  const navigate = useNavigate()
  const { asOf } = useAsOf()
  const { data: boards = [] } = useQuery(boardsOfRegionQuery(LONDON, asOf))
  const [newest] = censuses

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const chosen = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const { census, icb, status } = chosen
    void navigate({
      to: '/workforce/returns',
      search: (old) => ({
        as_of: old.as_of,
        census: census === newest?.census_on ? undefined : census,
        icb: icb || undefined,
        status: status || undefined,
      }),
      resetScroll: false,
    })
  }

  return (
    <form
      className="filters"
      onSubmit={submit}
      key={JSON.stringify([search.census, search.icb, search.status, boards.length])}
    >
      <SelectField
        id="census"
        label="Census"
        small
        defaultValue={search.census ?? newest?.census_on ?? ''}
      >
        {censuses.map(({ census_on }) => (
          <option value={census_on} key={census_on}>
            {formatDate(census_on)}
          </option>
        ))}
      </SelectField>
      <SelectField id="icb" label="Board" small defaultValue={search.icb ?? ''}>
        <option value="">All boards</option>
        {boards.map(({ ods_code, short_name }) => (
          <option value={ods_code} key={ods_code}>
            {short_name}
          </option>
        ))}
      </SelectField>
      <SelectField id="status" label="Return" small defaultValue={search.status ?? ''}>
        <option value="">Made or not</option>
        <option value="returned">Made</option>
        <option value="no_return">No return</option>
      </SelectField>
      <button type="submit" className="button button--quiet">
        Update
      </button>
    </form>
  )
}
