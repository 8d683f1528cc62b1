import { Field, TextField } from '@/shared/ui/field'
import type { Faults } from '@/shared/ui/form'

interface ActionFieldsProps {
  title?: string | undefined
  detail?: string | undefined
  owner?: string | undefined
  /** As people write it. */
  due?: string | undefined
  faults: Faults
}

/** What is said of an action, new or not. */
export function ActionFields({ title, detail, owner, due, faults }: ActionFieldsProps) {
  return (
    <>
      <TextField
        id="title"
        label="What is to be done?"
        hint="In a line, such as “Agree monthly supervision with the GP lead”."
        maxLength={200}
        defaultValue={title}
        error={faults.title}
      />
      <TextField
        id="owner"
        label="Whose is it?"
        hint="A job title, or a colleague who agreed to be named here. Never a patient."
        maxLength={100}
        defaultValue={owner}
        error={faults.owner}
      />
      <TextField
        id="due_on"
        label="By when?"
        hint="Today or later, such as 18 December 2026."
        defaultValue={due}
        error={faults.due_on}
      />
      <Field
        id="detail"
        label="Why, and what helps? (optional)"
        hint="No names of patients, and no NHS numbers."
        error={faults.detail}
      >
        {(described) => (
          <textarea
            className="input input--lines"
            name="detail"
            rows={4}
            maxLength={2000}
            defaultValue={detail}
            {...described}
          />
        )}
      </Field>
    </>
  )
}

/** What of the fields is missing or cannot be read, before it is sent. */
export function checked(typed: { title: string; owner: string; due: string | undefined }): Faults {
  return {
    title: typed.title.length < 3 ? 'Say in a line what is to be done.' : undefined,
    owner: typed.owner ? undefined : 'Say whose it is.',
    due_on: typed.due,
  }
}
