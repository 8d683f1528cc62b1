import { useId, useRef } from 'react'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, lastDay } from '@/shared/format/date'
import { FieldError, SelectField, TextField } from '@/shared/ui/field'
import { type Days, runningTotals, type TypedLine } from '../funding'
import { PAYERS, percent } from '../words'
import { Options } from './post-filters'

interface FundingEditorProps {
  lines: readonly TypedLine[]
  /** The days of the post: on each of them the lines add up to 100. */
  post: Days
  error: string | undefined
  onLines: (lines: TypedLine[]) => void
}

/** Who pays which part, on which days; and what that adds up to, as one types. */
export function FundingEditor({ lines, post, error, onLines }: FundingEditorProps) {
  const added = useRef(0)
  const add = useRef<HTMLButtonElement>(null)
  function addLine() {
    added.current += 1
    const key = `new-${added.current}`
    onLines([...lines, { key, source: 'icb', share: '', first: '', last: '' }])
    // The new line is where one goes on.
    setTimeout(() => document.getElementById(`source-${key}`)?.focus())
  }
  function remove(key: string) {
    onLines(lines.filter((line) => line.key !== key))
    add.current?.focus()
  }
  return (
    <fieldset
      className={error ? 'field field--wrong' : 'field'}
      aria-describedby={error ? 'funding_lines-hint funding_lines-error' : 'funding_lines-hint'}
      id="funding_lines"
      tabIndex={-1}
    >
      <legend className="label">Who pays</legend>
      <p className="hint" id="funding_lines-hint">
        On every day of the post the shares add up to 100 per cent. Leave the first day empty for
        the post’s own, the last day while none is set.
      </p>
      <FieldError id="funding_lines" error={error} />
      {lines.map((line, i) => (
        <Line
          key={line.key}
          line={line}
          place={i + 1}
          onLine={(changed) => onLines(lines.map((one) => (one.key === line.key ? changed : one)))}
          onRemove={lines.length > 1 ? () => remove(line.key) : undefined}
        />
      ))}
      <p>
        <button type="button" className="link-button" onClick={addLine} ref={add}>
          Add a payer
        </button>
      </p>
      <Totals lines={lines} post={post} />
    </fieldset>
  )
}

interface LineProps {
  line: TypedLine
  place: number
  onLine: (line: TypedLine) => void
  onRemove: (() => void) | undefined
}

function Line({ line, place, onLine, onRemove }: LineProps) {
  const id = (field: string) => `${field}-${line.key}`
  const takes = (field: 'source' | 'share' | 'first' | 'last') => ({
    id: id(field),
    small: true,
    value: line[field],
    onChange: (event: { target: { value: string } }) =>
      onLine({ ...line, [field]: event.target.value }),
  })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays out no grid in every browser
    <div className="funding-line" role="group" aria-label={`Line ${place}`}>
      <SelectField {...takes('source')} label="Payer">
        <Options of={PAYERS} />
      </SelectField>
      <TextField {...takes('share')} label="Per cent" inputMode="decimal" />
      <TextField {...takes('first')} label="First day" />
      <TextField {...takes('last')} label="Last day" />
      {onRemove && (
        <button type="button" className="link-button small" onClick={onRemove}>
          Remove<span className="hidden"> line {place}</span>
        </button>
      )}
    </div>
  )
}

function Totals({ lines, post }: Pick<FundingEditorProps, 'lines' | 'post'>) {
  const id = useId()
  const { today } = useAsOf()
  const totals = runningTotals(lines, post, today)
  return (
    <div className="notice" role="status" aria-labelledby={id}>
      <p className="small" id={id}>
        <b>What they add up to</b>
      </p>
      <ul className="small">
        {totals.map(({ first, end, share }) => (
          <li key={first}>
            From {formatDate(first)}
            {end && ` until ${formatDate(lastDay(end))}`}: <b>{percent(share)}</b>
            {share !== 100 &&
              `, ${percent(Math.abs(Math.round((100 - share) * 100) / 100))} too ${share < 100 ? 'little' : 'much'}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
