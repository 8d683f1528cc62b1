import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { regionBoroughsQuery } from '../../london-queries'

interface CorrectionFieldsProps {
  id: string
  name: string
  onName: (name: string) => void
  borough: string
  onBorough: (gss: string) => void
  faults: { name: string | undefined; borough: string | undefined }
}

export function CorrectionFields(props: CorrectionFieldsProps) {
  const { id, name, onName, borough, onBorough, faults } = props
  const { asOf } = useAsOf()
  const { data: boroughs } = useQuery(regionBoroughsQuery(asOf))
  const listed = boroughs?.items ?? []
  return (
    <>
      <Field
        id={`${id}-name`}
        label="Name"
        hint="2 to 200 characters. Leave it empty to go back to what the files say."
        fault={faults.name}
      >
        <input
          className="input"
          id={`${id}-name`}
          name="name"
          autoComplete="off"
          spellCheck={false}
          value={name}
          aria-invalid={faults.name !== undefined}
          aria-describedby={describedBy(`${id}-name`, faults.name)}
          onChange={(event) => onName(event.target.value)}
        />
      </Field>
      <Field
        id={`${id}-borough`}
        label="Borough"
        hint="The one most of its people are in."
        fault={faults.borough}
      >
        <select
          className="input"
          id={`${id}-borough`}
          name="borough_gss_code"
          value={borough}
          aria-invalid={faults.borough !== undefined}
          aria-describedby={describedBy(`${id}-borough`, faults.borough)}
          onChange={(event) => onBorough(event.target.value)}
        >
          <option value="">As the files say</option>
          {borough && !listed.some(({ gss_code }) => gss_code === borough) && (
            <option value={borough}>{borough}</option>
          )}
          {listed.map(({ gss_code, name: title }) => (
            <option value={gss_code} key={gss_code}>
              {title}
            </option>
          ))}
        </select>
      </Field>
    </>
  )
}

function describedBy(id: string, fault: string | undefined): string {
  return fault ? `${id}-hint ${id}-error` : `${id}-hint`
}

interface FieldProps {
  id: string
  label: string
  hint: string
  fault: string | undefined
  children: ReactNode
}

function Field({ id, label, hint, fault, children }: FieldProps) {
  return (
    <div className={fault ? 'field field--wrong' : 'field'}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      {fault && (
        <p className="field-error" id={`${id}-error`}>
          <span className="hidden">Error: </span>
          {fault}
        </p>
      )}
      {children}
    </div>
  )
}
