import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useEffect, useState } from 'react'
import type { OrganisationHit } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { codeOf, pathOf, placeOf, TYPE_WORDS } from '../../hits'
import { suggestQuery, worthAsking } from '../../search-queries'

export interface ListState {
  open: boolean
  active?: string | undefined
}

interface SuggestionsProps {
  id: string
  input: RefObject<HTMLInputElement | null>
  typed: string
  /** Says to the field what its combobox attributes must be. */
  onState: (state: ListState) => void
  onDone: () => void
}

/** The list below the search field: arrow keys choose, Enter goes there, Escape closes. */
export default function Suggestions({ id, input, typed, onState, onDone }: SuggestionsProps) {
  const navigate = useNavigate()
  const { asOf } = useAsOf()
  const wanted = useSettled(typed)
  const query = useQuery({
    ...suggestQuery(wanted, asOf),
    enabled: worthAsking(wanted),
    placeholderData: keepPreviousData,
  })
  const [chosen, setChosen] = useState(-1)
  const [closed, setClosed] = useState('')
  const hits = worthAsking(typed) ? (query.data?.items ?? []) : []
  const asked = worthAsking(typed) && query.data !== undefined && wanted === typed
  const open = closed !== typed && (hits.length > 0 || asked)
  const at = open && chosen < hits.length ? chosen : -1
  const active = at >= 0 ? `${id}-${at}` : undefined

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed anew has nothing chosen yet
  useEffect(() => setChosen(-1), [typed])
  useEffect(() => onState({ open, active }), [onState, open, active])

  function go(hit: OrganisationHit) {
    onDone()
    const to = pathOf(hit)
    void (to
      ? navigate({ to })
      : navigate({ to: '/search', search: (old) => ({ as_of: old.as_of, q: codeOf(hit) }) }))
  }

  useEffect(() => {
    const field = input.current
    if (!field) return
    function onKey(event: KeyboardEvent) {
      const hit = hits[at]
      if (event.key === 'Escape' && open) setClosed(typed)
      else if (event.key === 'ArrowDown' && open) setChosen(at + 1 < hits.length ? at + 1 : 0)
      else if (event.key === 'ArrowDown') setClosed('')
      else if (event.key === 'ArrowUp' && open) setChosen(at > 0 ? at - 1 : hits.length - 1)
      else if (event.key === 'Enter' && hit) go(hit)
      else return
      event.preventDefault()
    }
    field.addEventListener('keydown', onKey)
    return () => field.removeEventListener('keydown', onKey)
  })

  if (!open) return null
  return (
    <div className="suggestions">
      <div role="listbox" id={id} aria-label="Suggestions">
        {hits.map((hit, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen option
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={`${hit.type} ${codeOf(hit)}`}
            role="option"
            id={`${id}-${i}`}
            aria-selected={i === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(hit)}
          >
            <span className="suggestions__name">{hit.name}</span>
            <span className="suggestions__where">{describe(hit)}</span>
          </div>
        ))}
      </div>
      <p className="suggestions__foot" role="status">
        {hits.length === 0
          ? `Nothing found for “${typed.trim()}”. Enter says what can be searched for.`
          : 'Enter shows all that is found.'}
      </p>
    </div>
  )
}

function describe(hit: OrganisationHit): string {
  const closed = hit.status === 'closed' ? 'closed' : ''
  const former = hit.matched_name ? `formerly ${hit.matched_name}` : ''
  const invented = hit.is_demo ? 'invented' : ''
  return [`${TYPE_WORDS[hit.type].one} ${codeOf(hit)}`, placeOf(hit), former, closed, invented]
    .filter(Boolean)
    .join(' · ')
}

const PAUSE_MS = 150

/** What was typed once the fingers rest. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
