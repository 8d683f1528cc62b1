import { Field, SelectField, TextField } from '@/shared/ui/field'
import type { Faults } from '@/shared/ui/form'

interface FieldsProps {
  faults: Faults
  /** What they begin with. */
  from?: { title: string; note: string; set: string }
  /** Before networks are asked, what they are asked can be chosen. */
  asksAnew: boolean
}

/** The title, what is asked, and what the board says to its networks. */
export function Words({ faults, from, asksAnew }: FieldsProps) {
  return (
    <>
      <TextField
        id="title"
        label="Title"
        hint="What networks see, such as Autumn 2026 self-assessment."
        maxLength={120}
        defaultValue={from?.title ?? ''}
        error={faults.title}
      />
      {asksAnew && (
        <SelectField
          id="criteria_set"
          label="What is asked?"
          hint="The core criteria take about 30 minutes, all criteria about twice as long."
          defaultValue={from?.set ?? 'core'}
          error={faults.criteria_set}
        >
          <option value="core">The core criteria</option>
          <option value="full">All criteria</option>
        </SelectField>
      )}
      <Field
        id="note"
        label="Note to the networks’ managers"
        hint="It can be left out."
        error={faults.note}
      >
        {(described) => (
          <textarea
            className="input input--lines"
            name="note"
            rows={3}
            maxLength={2000}
            defaultValue={from?.note ?? ''}
            {...described}
          />
        )}
      </Field>
    </>
  )
}

/** The last day on which an assessment is submitted in time. */
export function DueField({ faults, from = '' }: { faults: Faults; from?: string }) {
  return (
    <TextField
      id="due_on"
      label="Due on"
      hint="The last day to submit, such as 31 December 2026."
      defaultValue={from}
      error={faults.due_on}
    />
  )
}
