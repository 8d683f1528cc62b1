import { useState } from 'react'
import { Field, FieldError, TextField } from '@/shared/ui/field'
import { called, LEVELS, levelWords, ROLES } from '../../words'
import { differs, keyOf } from '../model'
import type { Criterion, Rating, Suggestion } from '../queries'
import { ratingWords } from '../words'

interface RatingFieldProps {
  criterion: Criterion
  rating: Rating
  /** What was published last, where there was something. */
  last: Rating | undefined
  suggestion: Suggestion | undefined
  faults: Record<string, string> | undefined
  onChange: (rating: Rating) => void
}

/** One rating: a level with its words, or that it does not apply, and what shows it. */
export function RatingField(props: RatingFieldProps) {
  const { criterion, rating, last, suggestion, faults = {}, onChange } = props
  const key = keyOf(rating)
  const wrong =
    faults.level ?? faults.is_not_applicable ?? faults.criterion_code ?? faults.role_type
  const legend = rating.role_type ? called(ROLES, rating.role_type) : 'Level'
  const choose = (level: number | null, is_not_applicable = false) =>
    onChange({ ...rating, level, is_not_applicable })
  const chosen = rating.is_not_applicable ? 'none' : (rating.level ?? 'not_yet')
  return (
    <fieldset
      className={wrong ? 'field field--wrong rating' : 'field rating'}
      id={key}
      tabIndex={-1}
      aria-describedby={wrong ? `${key}-error` : undefined}
    >
      <legend className="fieldset-title">
        <span className="hidden">{criterion.code} </span>
        {legend}
      </legend>
      {last && (
        <p className="small secondary">
          Last time: <b>{ratingWords(last)}</b>
        </p>
      )}
      {suggestion && (
        <Suggested
          suggestion={suggestion}
          of={`${criterion.code} ${legend}`}
          used={rating.level === suggestion.level}
          use={() => choose(suggestion.level)}
        />
      )}
      <FieldError id={key} error={wrong} />
      {LEVELS.map((name, level) => (
        <Choice
          key={name}
          name={key}
          value={level}
          label={name}
          hint={criterion.levels[level]}
          checked={chosen === level}
          choose={() => choose(level)}
        />
      ))}
      {!criterion.is_gate && (
        <Choice
          name={key}
          value="none"
          label="Does not apply"
          hint="Say below why it does not."
          checked={chosen === 'none'}
          choose={() => choose(null, true)}
        />
      )}
      <Choice
        name={key}
        value="not_yet"
        label="Not rated yet"
        checked={chosen === 'not_yet'}
        choose={() => choose(null)}
      />
      <ReasonField {...props} />
      <Evidence
        rating={rating}
        error={faults.evidence_url ?? faults.evidence}
        onChange={onChange}
      />
    </fieldset>
  )
}

interface ChoiceProps {
  name: string
  value: string | number
  label: string
  hint?: string | undefined
  checked: boolean
  choose: () => void
}

function Choice({ name, value, label, hint, checked, choose }: ChoiceProps) {
  const id = `${name}-${value}`
  return (
    <div className="tick">
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        checked={checked}
        onChange={choose}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface SuggestedProps {
  suggestion: Suggestion
  of: string
  used: boolean
  use: () => void
}

/** What the records come to by the criterion's rule, and what in them. */
function Suggested({ suggestion, of, used, use }: SuggestedProps) {
  return (
    <div className="suggested">
      <p>
        The records suggest <b>{levelWords(suggestion.level)}</b>
      </p>
      <ul className="small">
        {suggestion.from.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <button
        type="button"
        className="button button--quiet"
        aria-disabled={used}
        onClick={() => used || use()}
      >
        {used ? 'Used' : 'Use this'}
        <span className="hidden"> for {of}</span>
      </button>
    </div>
  )
}

/** Asked where it does not apply, and where the level is another than the records suggest. */
function ReasonField({ rating, suggestion, faults, onChange }: RatingFieldProps) {
  const now = { ...rating, suggested_level: suggestion?.level ?? rating.suggested_level }
  if (!rating.is_not_applicable && !differs(now) && !rating.reason && !faults?.reason) return null
  const label = rating.is_not_applicable
    ? 'Why does it not apply?'
    : differs(now)
      ? `Why is it not ${levelWords(now.suggested_level ?? 0).toLowerCase()}, as the records suggest?`
      : 'Reason'
  const id = `${keyOf(rating)}-reason`
  return (
    <Field id={id} label={label} error={faults?.reason}>
      {(described) => (
        <textarea
          className="input input--lines"
          rows={3}
          maxLength={1000}
          value={rating.reason ?? ''}
          onChange={(event) => onChange({ ...rating, reason: event.target.value || null })}
          {...described}
        />
      )}
    </Field>
  )
}

interface EvidenceProps {
  rating: Rating
  error: string | undefined
  onChange: (rating: Rating) => void
}

/** What shows the level, in words or as a link; out of the way until there is something. */
function Evidence({ rating, error, onChange }: EvidenceProps) {
  const [open, setOpen] = useState(Boolean(rating.evidence || rating.evidence_url))
  const key = keyOf(rating)
  const of = <span className="hidden"> of {key.replace('-', ' ')}</span>
  return (
    <details open={open || Boolean(error)} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Evidence{of}</summary>
      <Field id={`${key}-evidence`} label={<>What shows it{of}</>} hint="Name no resident.">
        {(described) => (
          <textarea
            className="input input--lines"
            rows={3}
            maxLength={2000}
            value={rating.evidence ?? ''}
            onChange={(event) => onChange({ ...rating, evidence: event.target.value || null })}
            {...described}
          />
        )}
      </Field>
      <TextField
        id={`${key}-evidence_url`}
        label={<>Link to it{of}</>}
        hint="It begins with https://"
        type="url"
        maxLength={500}
        value={rating.evidence_url ?? ''}
        onChange={(event) => onChange({ ...rating, evidence_url: event.target.value || null })}
        error={error}
      />
    </details>
  )
}
