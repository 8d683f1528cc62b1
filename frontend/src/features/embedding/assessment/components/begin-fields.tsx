import { SelectField } from '@/shared/ui/field'
import type { NewAssessment } from '../queries'
import { beginsWords, type Published } from '../words'

interface NetworkFieldProps {
  id?: string
  networks: readonly { code: string; name: string }[]
  error: string | undefined
}

/** Of which network an assessment is begun; of one alone nothing is asked. */
export function NetworkField({ id = 'pcn_code', networks, error }: NetworkFieldProps) {
  if (networks.length === 1)
    return <input type="hidden" name="pcn_code" value={networks[0]?.code} />
  return (
    <SelectField id={id} name="pcn_code" label="Network" error={error}>
      {networks.map(({ code, name }) => (
        <option value={code} key={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

interface SetFieldProps {
  id?: string
  error: string | undefined
}

/** Which criteria it asks. */
export function SetField({ id = 'criteria_set', error }: SetFieldProps) {
  return (
    <SelectField id={id} name="criteria_set" label="What is asked?" error={error}>
      <option value="core">The core criteria</option>
      <option value="full">All criteria</option>
    </SelectField>
  )
}

/** What a form to begin one has chosen, from its first look on. */
export type Chosen = Pick<NewAssessment, 'pcn_code' | 'kind' | 'criteria_set'>

interface BeginsProps {
  what: Omit<Chosen, 'pcn_code'>
  /** What was published of the network last, once that is known. */
  last: Published | undefined
}

/** What the button below begins. */
export function Begins({ what, last }: BeginsProps) {
  return (
    <p className="small lead-in" aria-live="polite">
      {beginsWords(what, last)}
    </p>
  )
}
