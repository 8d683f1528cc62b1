import { Field } from '@/shared/ui/field'
import { levelWords } from '../../words'
import { keyOf, needOf, type SetAside } from '../model'
import type { Rating } from '../queries'

interface ReasonFieldProps {
  rating: Rating
  /** The level that the records suggest now. */
  suggested: number | undefined
  error: string | undefined
  /** What was said of an answer that is not given any more. */
  aside: SetAside | undefined
  keep: () => void
  clear: () => void
  onChange: (rating: Rating) => void
}

/** Asked where it does not apply, and where the level is another than the records suggest. */
export function ReasonField(props: ReasonFieldProps) {
  const { rating, suggested, error, aside, onChange } = props
  const need = needOf(rating, suggested)
  const id = `${keyOf(rating)}-reason`
  const asks = need !== undefined || Boolean(rating.reason) || Boolean(error)
  const level = suggested ?? rating.suggested_level ?? 0
  const label =
    need === 'does_not_apply'
      ? 'Why does it not apply?'
      : need === 'differs'
        ? `Why is it not ${levelWords(level).toLowerCase()}, as the records suggest?`
        : 'Note'
  return (
    <>
      {aside && <Aside {...props} aside={aside} />}
      {asks && (
        <Field
          id={id}
          label={label}
          hint={need === 'does_not_apply' ? 'Say why: it is saved once you have.' : undefined}
          error={error}
        >
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
      )}
    </>
  )
}

/** A reason that fits no more is saved no more, unless it is kept. */
function Aside({ rating, suggested, aside, keep, clear }: ReasonFieldProps & { aside: SetAside }) {
  const of = <span className="hidden"> of {keyOf(rating).replace('-', ' ')}</span>
  return (
    <div className="suggested">
      <p>
        {aside.need === 'does_not_apply'
          ? 'You said before why it does not apply:'
          : 'You said before why it is not what the records suggest:'}
      </p>
      <p className="small as-typed">{aside.text}</p>
      <p className="small">It is not saved with this answer.</p>
      <div className="button-row">
        {needOf(rating, suggested) === undefined && !rating.reason && (
          <button type="button" className="button button--quiet" onClick={keep}>
            Keep it as a note{of}
          </button>
        )}
        <button type="button" className="link-button" onClick={clear}>
          Clear it{of}
        </button>
      </div>
    </div>
  )
}
