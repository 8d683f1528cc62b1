import { formatDate } from '@/shared/format/date'
import { TextField } from '@/shared/ui/field'

export type When = 'from' | 'right'

interface EffectiveFieldProps {
  when: When
  day: string
  /** The first day of the terms that hold today. */
  since: string
  error: string | undefined
  onWhen: (when: When) => void
  onDay: (day: string) => void
}

/** Whether the post becomes another one on a day, or was written down wrong. */
export function EffectiveField({ when, day, since, error, onWhen, onDay }: EffectiveFieldProps) {
  return (
    <fieldset className="field">
      <legend className="label">From which day?</legend>
      <p className="hint">
        For what stands below, from WTE to employer: each change counts from this day on, in costs
        and counts too. What the post was until then stays on record.
      </p>
      <div className="tick">
        <input
          type="radio"
          id="when-from"
          name="when"
          checked={when === 'from'}
          onChange={() => onWhen('from')}
        />
        <label htmlFor="when-from">It changes on a day</label>
      </div>
      <div className="tick">
        <input
          type="radio"
          id="when-right"
          name="when"
          checked={when === 'right'}
          onChange={() => onWhen('right')}
        />
        <label htmlFor="when-right">
          It was written down wrong: put it right from {formatDate(since)}
        </label>
      </div>
      {when === 'from' && (
        <TextField
          id="effective_on"
          label="First day of the change"
          hint="Write it like 1 January 2027, or today."
          value={day}
          error={error}
          onChange={(event) => onDay(event.target.value)}
        />
      )}
    </fieldset>
  )
}
