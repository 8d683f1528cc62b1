import { useState } from 'react'
import { FieldError } from '@/shared/ui/field'
import { called, LEVELS, levelWords, ROLES } from '../../words'
import { answered, keyOf, type SetAside } from '../model'
import type { Criterion, Rating, Suggestion } from '../queries'
import { ratingWords } from '../words'
import { Evidence } from './evidence'
import { ReasonField } from './reason-field'

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
  const [aside, setAside] = useState<SetAside>()
  const choose = (level: number | null, is_not_applicable = false) => {
    const next = answered(rating, { level, is_not_applicable }, suggestion?.level, aside)
    setAside(next.aside)
    onChange(next.rating)
  }
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
      <ReasonField
        rating={rating}
        suggested={suggestion?.level}
        error={faults.reason}
        aside={aside}
        keep={() => {
          setAside(undefined)
          onChange({ ...rating, reason: aside?.text ?? null })
        }}
        clear={() => setAside(undefined)}
        onChange={onChange}
      />
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
