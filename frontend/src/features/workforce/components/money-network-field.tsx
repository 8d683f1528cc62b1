import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { Field } from '@/shared/ui/field'
import { pcnNamesQuery } from '../queries/money'

interface NetworkFieldProps {
  id: string
  label: string
  hint?: string
  small?: boolean
  defaultValue: string
  error?: string | undefined
}

/** A network's code; the names of those there are come up while one types. */
export function NetworkField({ id, label, hint, small, defaultValue, error }: NetworkFieldProps) {
  const list = useId()
  const { data: names = [] } = useQuery(pcnNamesQuery())
  return (
    <Field id={id} label={label} hint={hint} error={error} small={small ?? false}>
      {(described) => (
        <>
          <input
            className="input"
            name={id}
            autoComplete="off"
            spellCheck={false}
            list={list}
            defaultValue={defaultValue}
            {...described}
          />
          <datalist id={list}>
            {names.map(({ ods_code, name }) => (
              <option value={ods_code} key={ods_code}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
