import type { ImportKind } from '@/api/types'
import { kindName } from '../words'

interface KindFieldProps {
  id: string
  kinds: readonly ImportKind[]
  chosen: string | undefined
  fault: string | undefined
  onChoose: (kind: string) => void
}

/** What kind of file it is: each with what it is in one line. */
export function KindField({ id, kinds, chosen, fault, onChoose }: KindFieldProps) {
  return (
    <fieldset
      className={fault ? 'field field--wrong' : 'field'}
      aria-describedby={fault ? `${id}-error` : undefined}
    >
      <legend className="label">What kind of file is it?</legend>
      {fault && (
        <p className="field-error" id={`${id}-error`}>
          <span className="hidden">Error: </span>
          {fault}
        </p>
      )}
      {kinds.map(({ name, title }, i) => (
        <div className="tick" key={name}>
          <input
            type="radio"
            name="kind"
            id={i === 0 ? id : `${id}-${name}`}
            value={name}
            checked={name === chosen}
            onChange={() => onChoose(name)}
            aria-describedby={`${id}-${name}-hint`}
          />
          <label htmlFor={i === 0 ? id : `${id}-${name}`}>{kindName(name)}</label>
          <p className="hint" id={`${id}-${name}-hint`}>
            {title}
          </p>
        </div>
      ))}
    </fieldset>
  )
}
