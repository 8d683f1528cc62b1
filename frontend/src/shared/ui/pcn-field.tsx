import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { pcnCodeOf, pcnWords } from '../pcn-names'
import { pcnSearchQuery } from '../pcn-search'
import { Field } from './field'

interface PcnFieldProps {
  /** What its form knows the code by. */
  id: string
  label: string
  hint?: string
  small?: boolean
  /** The code it begins with. */
  code?: string | undefined
  error?: string | undefined
}

/** One network, by its name or code: its form is given the code. */
export function PcnField({ id, label, hint, small = false, code = '', error }: PcnFieldProps) {
  const list = useId()
  const [typed, setTyped] = useState<string>()
  const { data: known } = useQuery(pcnSearchQuery(code))
  const { data: found = [] } = useQuery({
    ...pcnSearchQuery(typed ?? ''),
    placeholderData: keepPreviousData,
  })
  const begins = known?.find(({ key }) => key === code)
  const value = typed ?? (begins ? pcnWords(begins) : code)
  return (
    <Field id={id} label={label} hint={hint} error={error} small={small}>
      {(described) => (
        <>
          <input
            className="input"
            autoComplete="off"
            spellCheck={false}
            list={list}
            value={value}
            onChange={(event) => setTyped(event.target.value)}
            {...described}
          />
          <datalist id={list}>
            {found.map((one) => (
              <option value={pcnWords(one)} key={one.key}>
                {one.note}
              </option>
            ))}
          </datalist>
          <input
            type="hidden"
            name={id}
            value={typed === undefined ? code : pcnCodeOf(typed, found)}
          />
        </>
      )}
    </Field>
  )
}
