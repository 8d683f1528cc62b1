import type { ImportKind } from '@/api/types'

interface DayFieldProps {
  id: string
  /** Where the day comes from, of the kind that is chosen. */
  from: ImportKind['as_at_from'] | undefined
  text: string
  fault: string | undefined
  onText: (text: string) => void
}

export function DayField({ id, from, text, fault, onText }: DayFieldProps) {
  return (
    <div className={fault ? 'field field--wrong' : 'field'}>
      <label className="label" htmlFor={id}>
        Day the file describes
      </label>
      <p className="hint" id={`${id}-hint`}>
        {from === 'file'
          ? 'Leave it empty if the file says it. Else write it like 1 July 2026.'
          : 'The day it was taken from its source, such as 27 January 2023. It is never guessed.'}
      </p>
      {fault && (
        <p className="field-error" id={`${id}-error`}>
          <span className="hidden">Error: </span>
          {fault}
        </p>
      )}
      <input
        className="input input--day"
        id={id}
        autoComplete="off"
        value={text}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  )
}
