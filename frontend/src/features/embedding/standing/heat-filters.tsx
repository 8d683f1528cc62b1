import { Link, useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import type { BoardEmbedding } from '@/api/types'
import { SelectField } from '@/shared/ui/field'
import { embeddingWords } from '../words'
import { gatesOf } from './gates'
import { boroughsOf, isFiltered, type Shown } from './shown'
import { count, ORDER } from './words'

interface HeatFiltersProps {
  board: BoardEmbedding
  search: Shown
  /** How many networks answer to what is asked. */
  shown: number
}

/** Which networks the table shows: asked only when pressed, so that a keyboard can pass through. */
export function HeatFilters({ board, search, shown }: HeatFiltersProps) {
  const navigate = useNavigate()
  const { status, gate, borough, stale } = search

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const of = (name: string) => String(typed.get(name) ?? '') || undefined
    void navigate({
      to: '.',
      search: (old) => ({
        ...old,
        status: of('status'),
        gate: of('gate'),
        borough: of('borough'),
        stale: of('stale'),
      }),
      resetScroll: false,
    })
  }

  return (
    <>
      <form
        className="filters"
        onSubmit={submit}
        key={JSON.stringify({ status, gate, borough, stale })}
      >
        <SelectField id="status" label="Status" small defaultValue={status ?? ''}>
          <option value="">Any</option>
          {ORDER.filter((one) => count(board, one) > 0).map((one) => (
            <option value={one} key={one}>
              {embeddingWords(one)}
            </option>
          ))}
        </SelectField>
        <SelectField id="gate" label="Gate not met" small defaultValue={gate ?? ''}>
          <option value="">Any or none</option>
          {gatesOf(board.items).map(({ code, name }) => (
            <option value={code} key={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField id="borough" label="Borough" small defaultValue={borough ?? ''}>
          <option value="">Any</option>
          {boroughsOf(board.items).map(({ code, name }) => (
            <option value={code} key={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField id="stale" label="How old" small defaultValue={stale ?? ''}>
          <option value="">Any age</option>
          <option value="yes">Stale only</option>
        </SelectField>
        <button type="submit" className="button button--quiet">
          Update
        </button>
      </form>
      <p className="small table-note" role="status">
        Showing <b>{shown}</b> of {board.items.length} PCNs
        {isFiltered(search) && (
          <span className="screen-only">
            {' · '}
            <Link
              to="."
              search={(old) => ({
                ...old,
                status: undefined,
                gate: undefined,
                borough: undefined,
                stale: undefined,
              })}
              resetScroll={false}
            >
              Show all
            </Link>
            {' · '}The files hold all of them.
          </span>
        )}
      </p>
    </>
  )
}
