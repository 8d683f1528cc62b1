import type { ImportKind } from '@/api/types'
import { plural } from '@/shared/format/words'
import { kindName } from '../words'

interface KindFieldProps {
  id: string
  kinds: readonly ImportKind[]
  chosen: string | undefined
  fault: string | undefined
  onChoose: (kind: string) => void
}

/** What kind of file it is, of those one may import: each with what it is in one line. */
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
      {kinds.filter(mayImport).map(({ name, title }, i) => (
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
      <Others kinds={kinds.filter((kind) => !mayImport(kind))} />
    </fieldset>
  )
}

const mayImport = ({ may_import }: ImportKind) => may_import

/** The kinds that others import, with why one may not. */
function Others({ kinds }: { kinds: readonly ImportKind[] }) {
  if (kinds.length === 0) return null
  return (
    <details className="small">
      <summary>
        {kinds.length} {plural(kinds.length, 'kind', 'kinds')} that you may not import
      </summary>
      <ul>
        {kinds.map(({ name, reason }) => (
          <li key={name}>
            {kindName(name)}. <span className="secondary">{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
