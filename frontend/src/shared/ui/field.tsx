import type { ComponentProps, ReactNode } from 'react'

interface Described {
  id: string
  'aria-invalid'?: true | undefined
  'aria-describedby'?: string | undefined
}

interface FieldProps {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** In a row of filters. */
  small?: boolean
  children: (described: Described) => ReactNode
}

/** A label, what it asks for and what is wrong with the answer, tied to whatever takes the answer. */
export function Field({ id, label, hint, error, small, children }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field field--wrong' : 'field'}>
      <label className={small ? 'label label--small' : 'label'} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null
  return (
    <p className="field-error" id={`${id}-error`}>
      <span className="hidden">Error: </span>
      {error}
    </p>
  )
}

type TextFieldProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<'input'>, 'id'>

/** One line of text, known to its form by its id. */
export function TextField({ id, label, hint, error, small, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} small={small ?? false}>
      {(described) => (
        <input className="input" name={id} autoComplete="off" {...input} {...described} />
      )}
    </Field>
  )
}

type SelectFieldProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<'select'>, 'id'>

export function SelectField({ id, label, hint, error, small, ...select }: SelectFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} small={small ?? false}>
      {(described) => <select className="input" name={id} {...select} {...described} />}
    </Field>
  )
}
