import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { counted } from '@/shared/format/words'
import { pcnSearchQuery } from '@/shared/pcn-search'
import { ErrorBody } from '@/shared/ui/states'
import type { ScopeOption } from '../scope-queries'

interface PcnFinderProps {
  chosen: readonly ScopeOption[]
  onChosen: (chosen: readonly ScopeOption[]) => void
}

/** Networks are many: they are found by a part of their name, and added one by one. */
export function PcnFinder({ chosen, onChosen }: PcnFinderProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const query = useQuery({ ...pcnSearchQuery(typed), placeholderData: keepPreviousData })
  const found = typed.trim().length >= 2 ? (query.data ?? []) : []
  const offered = found.filter(({ key }) => !chosen.some((one) => one.key === key))

  function choose(next: readonly ScopeOption[]) {
    onChosen(next)
    // What was pressed is gone: the keyboard goes on from the field.
    field.current?.focus()
  }

  return (
    <div className="finder">
      {chosen.length > 0 && (
        <ul className="finder__chosen" aria-label="Chosen">
          {chosen.map((option) => (
            <li key={option.key}>
              <span>
                {option.name} <span className="secondary">{option.key}</span>
              </span>
              <button
                type="button"
                className="link-button"
                onClick={() => choose(chosen.filter(({ key }) => key !== option.key))}
              >
                Remove<span className="hidden"> {option.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <label className="label label--small" htmlFor={id}>
        Find a network by name or code
      </label>
      <input
        className="input"
        id={id}
        ref={field}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        // Enter finds; it does not send the form around it.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <p className="hidden" role="status">
        {typed.trim().length >= 2 &&
          !query.isFetching &&
          `${counted(offered.length, 'network')} found`}
      </p>
      {typed.trim().length >= 2 && query.isError && (
        <ErrorBody error={query.error} retry={() => void query.refetch()} />
      )}
      {typed.trim().length >= 2 && query.isSuccess && offered.length === 0 && (
        <p className="small secondary">No other network has a name or code like that.</p>
      )}
      <ul className="finder__found">
        {offered.map((option) => (
          <li key={option.key}>
            <span>
              {option.name}{' '}
              <span className="secondary">
                {option.key}
                {option.note && `, ${option.note}`}
              </span>
            </span>
            <button
              type="button"
              className="link-button"
              onClick={() => choose([...chosen, option])}
            >
              Add<span className="hidden"> {option.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
