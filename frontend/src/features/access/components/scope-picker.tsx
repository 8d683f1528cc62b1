import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { meQuery } from '@/shared/session'
import { FieldError } from '@/shared/ui/field'
import { Resource } from '@/shared/ui/states'
import { regionsOf, type Scope, within } from '../own-scope'
import type { ScopeKind } from '../roles'
import { scopeListQuery } from '../scope-queries'
import { kindsWords, kindWords } from '../scope-words'
import { PcnFinder } from './pcn-finder'

interface ScopePickerProps {
  /** What may be chosen from: regions, boards, boroughs, networks. */
  kinds: readonly ScopeKind[]
  scope: Scope
  error: string | undefined
  onScope: (scope: Scope) => void
}

/** What a role or a program is given for: what sort of place, and which. */
export function ScopePicker({ kinds, scope, error, onScope }: ScopePickerProps) {
  const id = useId()
  return (
    <>
      {kinds.length > 1 && (
        <fieldset className="field">
          <legend className="label">Given for</legend>
          {kinds.map((kind) => (
            <div className="tick" key={kind}>
              <input
                type="radio"
                id={`${id}-${kind}`}
                name={id}
                checked={kind === scope.kind}
                onChange={() => onScope({ kind, chosen: [] })}
              />
              <label htmlFor={`${id}-${kind}`}>{kindWords(kind)}</label>
            </div>
          ))}
        </fieldset>
      )}
      <fieldset
        className={error ? 'field field--wrong' : 'field'}
        id="scope_keys"
        tabIndex={-1}
        aria-describedby={error ? 'scope_keys-error' : undefined}
      >
        <legend className="label">Which {kindsWords(scope.kind)}</legend>
        <FieldError id="scope_keys" error={error} />
        {scope.kind === 'pcn' ? (
          <PcnFinder chosen={scope.chosen} onChosen={(chosen) => onScope({ ...scope, chosen })} />
        ) : (
          <ScopeList scope={scope} onScope={onScope} />
        )}
      </fieldset>
    </>
  )
}

/** Few enough to show them all. */
function ScopeList({ scope, onScope }: Pick<ScopePickerProps, 'scope' | 'onScope'>) {
  const id = useId()
  const { data: me } = useQuery(meQuery)
  const query = useQuery(scopeListQuery(scope.kind, regionsOf(me?.grants ?? [])))
  const chosen = new Set(scope.chosen.map(({ key }) => key))
  return (
    <Resource query={query} part>
      {(options) => (
        <div className={options.length > 12 ? 'ticks ticks--many' : 'ticks'}>
          {within(scope.kind, options, me?.grants ?? []).map((option) => (
            <div className="tick" key={option.key}>
              <input
                type="checkbox"
                id={`${id}-${option.key}`}
                checked={chosen.has(option.key)}
                onChange={(event) =>
                  onScope({
                    ...scope,
                    chosen: event.target.checked
                      ? [...scope.chosen, option]
                      : scope.chosen.filter(({ key }) => key !== option.key),
                  })
                }
              />
              <label htmlFor={`${id}-${option.key}`}>{option.name}</label>
            </div>
          ))}
        </div>
      )}
    </Resource>
  )
}
