import { FieldError, TextField } from '@/shared/ui/field'
import type { Faults } from '@/shared/ui/form'
import { dimensionField, fieldOf, type Running, running, type Typed } from '../figure-model'
import { DIMENSION_WORDS, type Dimension, GROUPS } from '../figure-words'

interface FigureGroupFieldsProps {
  dimension: Dimension
  typed: Typed
  faults: Faults
  onPut: (field: string, text: string) => void
  onRest: () => void
}

/** The referrals by the groups of one dimension, and how far they have come. */
export function FigureGroupFields(props: FigureGroupFieldsProps) {
  const { dimension, typed, faults, onPut, onRest } = props
  const sums = running(typed, dimension)
  const id = dimensionField(dimension)
  const fault = faults[id]
  const rest = sums.left !== undefined && sums.left > 0 && sums.counted ? sums.left : 0
  return (
    <fieldset
      className={fault ? 'field--wrong' : undefined}
      id={id}
      tabIndex={-1}
      aria-describedby={fault ? `${id}-error` : undefined}
    >
      <legend className="fieldset-title">Referrals by {DIMENSION_WORDS[dimension]}</legend>
      <FieldError id={id} error={fault} />
      <div className="figure-fields figure-fields--groups">
        {GROUPS[dimension].map(([code, words]) => {
          const field = fieldOf(dimension, code)
          return (
            <TextField
              key={code}
              id={field}
              label={words}
              small
              inputMode="numeric"
              value={typed[field] ?? ''}
              onChange={(event) => onPut(field, event.target.value)}
              error={faults[field]}
            />
          )
        })}
      </div>
      <p className="figure-running">
        <output htmlFor={GROUPS[dimension].map(([code]) => fieldOf(dimension, code)).join(' ')}>
          {runningWords(sums)}
        </output>{' '}
        {rest > 0 && (
          <button type="button" className="link-button" onClick={onRest}>
            Count the other {rest} as not known
          </button>
        )}
      </p>
    </fieldset>
  )
}

export function runningWords({ counted, sum, left }: Running): string {
  if (!counted) return 'Not counted. Leave all of them empty if it was not.'
  if (left === undefined) return `${sum} so far. Enter how many referrals there were.`
  if (left === 0) return `All ${sum} referrals are counted.`
  const all = sum + left
  return left > 0
    ? `${sum} of ${all} referrals, ${left} to go.`
    : `${sum} of ${all} referrals, ${-left} too many.`
}
