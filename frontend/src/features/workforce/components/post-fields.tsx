import type { ComponentProps } from 'react'
import { Field, SelectField, TextField } from '@/shared/ui/field'
import type { Faults } from '@/shared/ui/form'
import { LABELS, type PostField, type TypedPost } from '../post-typed'
import { BANDS, CONTRACTS, EMPLOYERS, ENGAGEMENTS, PAY_ZONES } from '../words'
import { Options } from './post-filters'

interface PostFieldsProps {
  typed: TypedPost
  faults: Faults
  onTyped: (typed: TypedPost) => void
}

type Controlled = Pick<ComponentProps<'input'>, 'value'> & {
  id: PostField
  label: string
  error: string | undefined
  onChange: (event: { target: { value: string } }) => void
}

/** What ties a field to the form by its name. */
function useFields({ typed, faults, onTyped }: PostFieldsProps) {
  return (id: PostField): Controlled => ({
    id,
    label: LABELS[id],
    value: typed[id],
    error: faults[id],
    onChange: (event) => onTyped({ ...typed, [id]: event.target.value }),
  })
}

/** What a post is called, and since when people are looked for: no day changes these. */
export function RecordFields(props: PostFieldsProps) {
  const field = useFields(props)
  const { error, ...note } = field('note')
  return (
    <>
      <TextField
        {...field('reference')}
        hint="What the PCN calls the post, such as SPLW-1. Files find it by this. Everyone who sees the post sees it: name no person here."
      />
      <TextField
        {...field('recruiting_from')}
        hint="Write it like 1 April 2026. Leave it empty while the post is only planned."
      />
      <TextField
        {...field('base_practice_codes')}
        hint="Their ODS codes, separated by commas. Leave it empty if it is based in none."
      />
      <Field
        id="note"
        label={LABELS.note}
        hint="Everyone who sees the post sees it: name no person here, and say nothing about one."
        error={error}
      >
        {(described) => (
          <textarea
            className="input"
            rows={3}
            value={note.value}
            onChange={note.onChange}
            {...described}
          />
        )}
      </Field>
    </>
  )
}

/** What the post is from a day on. */
export function TermsFields(props: PostFieldsProps) {
  const field = useFields(props)
  return (
    <>
      <TextField
        {...field('wte_funded')}
        inputMode="decimal"
        hint="In whole-time equivalents: 1 is full time, 0.6 three days of five."
      />
      <SelectField {...field('contract')}>
        <Options of={CONTRACTS} />
      </SelectField>
      {props.typed.contract === 'fixed_term' && (
        <TextField {...field('contract_ends_on')} hint="Write it like 31 March 2027." />
      )}
      <SelectField {...field('afc_band')}>
        <option value="">Not said</option>
        <Options of={BANDS} />
      </SelectField>
      <SelectField {...field('pay_zone')}>
        <option value="">Not said</option>
        <Options of={PAY_ZONES} />
      </SelectField>
      <SelectField {...field('engagement')}>
        <Options of={ENGAGEMENTS} />
      </SelectField>
      <SelectField {...field('employer_type')}>
        <Options of={EMPLOYERS} />
      </SelectField>
      {props.typed.employer_type !== 'pcn' && (
        <TextField {...field('employer_name')} hint="The organisation, not a person." />
      )}
    </>
  )
}
