import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useId } from 'react'
import { type BoardSearch, boardSearch, type sorts, statusChoices } from '../filters'
import { regionsQuery } from '../queries'
import { statusWords } from './status-word'

const choiceWords: Record<(typeof statusChoices)[number], string> = {
  ...statusWords,
  any: 'Any status',
}

const sortWords: Record<(typeof sorts)[number], string> = {
  name: 'Name',
  ods_code: 'ODS code',
  'region_code,name': 'Region',
  '-valid_from,name': 'Newest first',
}

/** Asks only when pressed, so that a keyboard can pass through without moving the list. */
export function BoardFiltersForm({ search }: { search: BoardSearch }) {
  const navigate = useNavigate()
  const { data: regions = [] } = useQuery(regionsQuery)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const chosen = Object.fromEntries(new FormData(event.currentTarget))
    const next = boardSearch(chosen)
    void navigate({
      to: '/icbs',
      search: (old) => ({ as_of: old.as_of, ...next }),
      resetScroll: false,
    })
  }

  return (
    <form className="filters" onSubmit={submit} key={JSON.stringify(search)}>
      <Choice label="Region" name="region_code" value={search.region_code}>
        <option value="">All of England</option>
        {search.region_code && !regions.some(({ code }) => code === search.region_code) && (
          <option value={search.region_code}>{search.region_code}</option>
        )}
        {regions.map(({ code, name }) => (
          <option value={code} key={code}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice label="Status" name="status" value={search.status}>
        {statusChoices.map((status) => (
          <option value={status === 'open' ? '' : status} key={status}>
            {choiceWords[status]}
          </option>
        ))}
      </Choice>
      <Choice label="Sort by" name="sort" value={search.sort}>
        {Object.entries(sortWords).map(([sort, word]) => (
          <option value={sort === 'name' ? '' : sort} key={sort}>
            {word}
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
