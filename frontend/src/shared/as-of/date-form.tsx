import { type FormEvent, useId, useRef, useState } from 'react'
import { formatDate, isDate } from '@/shared/format/date'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { focusHeading } from '@/shared/ui/page'

interface DateFormProps {
  /** The day shown, or what the address holds in its place. */
  date: string
  today: string | undefined
  onDate: (date: string) => void
  label: string
}

/** A date typed rather than dragged to: any day, not only the known ones. */
export function DateForm({ date, today, onDate, label }: DateFormProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState({ on: '', fault: '' })
  // What was wrong with a date is forgotten once another day is shown.
  const fault = refused.on === date ? refused.fault : ''

  function submit(event: FormEvent) {
    event.preventDefault()
    const text = field.current?.value ?? ''
    const typed = parseDate(text, today)
    setRefused({ on: date, fault: typed ? '' : dateFault(text) })
    if (typed) {
      onDate(typed)
      focusHeading()
    } else field.current?.focus()
  }

  return (
    <form className={fault ? 'date-form field--wrong' : 'date-form'} onSubmit={submit} noValidate>
      {fault && (
        <p className="field-error" id={`${id}-error`} role="alert">
          <span className="hidden">Error: </span>
          {fault}
        </p>
      )}
      <label htmlFor={id}>{label}</label>
      <input
        key={date}
        ref={field}
        id={id}
        className="input"
        autoComplete="off"
        defaultValue={isDate(date) ? formatDate(date) : ''}
        aria-invalid={fault !== ''}
        aria-describedby={fault ? `${id}-error` : undefined}
      />
      <button type="submit" className="button button--quiet">
        Show
      </button>
    </form>
  )
}
