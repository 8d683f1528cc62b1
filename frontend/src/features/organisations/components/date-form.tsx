import { type FormEvent, useId, useRef, useState } from 'react'
import { formatDate } from '@/shared/format/date'
import { parseDate } from '@/shared/format/parse-date'

interface DateFormProps {
  date: string
  onDate: (date: string) => void
  label: string
}

/** A date typed rather than dragged to: any day, not only the known ones. */
export function DateForm({ date, onDate, label }: DateFormProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    const typed = parseDate(field.current?.value ?? '')
    setWrong(typed === undefined)
    if (typed) onDate(typed)
    else field.current?.focus()
  }

  return (
    <form className="date-form" onSubmit={submit} noValidate>
      <label htmlFor={id}>{label}</label>
      <input
        key={date}
        ref={field}
        id={id}
        className="input"
        autoComplete="off"
        defaultValue={formatDate(date)}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-error` : undefined}
      />
      <button type="submit" className="button button--quiet">
        Show
      </button>
      {wrong && (
        <p className="field-error" id={`${id}-error`} role="alert">
          Write the date like 31 March 2026
        </p>
      )}
    </form>
  )
}
