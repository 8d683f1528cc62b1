import { type FormEvent, useState } from 'react'
import { usePermission } from '@/shared/permission'
import { Field } from '@/shared/ui/field'
import { faultsOf, Refusal } from '@/shared/ui/form'
import { Todo } from '@/shared/ui/page'
import type { Action, ActionChange, FoundAction } from '../queries'
import { ActionWord } from './pieces'
import { useChange } from './use-change'

const SAID: Record<Action['status'], string> = {
  open: 'The action is open again.',
  in_progress: 'The action is in progress.',
  done: 'The action is done.',
  dropped: 'The action is dropped.',
}

interface StepsProps {
  found: FoundAction
  done: (says: string) => void
}

/** What can be done with an action as it stands, by those who may. */
export function Steps({ found, done }: StepsProps) {
  const may = usePermission('improvement_actions.update')
  const change = useChange(found, ({ status }) => done(status ? SAID[status] : 'Saved.'))
  const { status, is_overdue } = found.record
  if (!may) return null
  const closed = status === 'done' || status === 'dropped'
  const faults = faultsOf(change.error, ['outcome'])
  const step = (body: ActionChange) => {
    if (!change.isPending) change.mutate(body)
  }
  return (
    <Todo title={closed ? 'Not over after all?' : 'How does it go?'}>
      <Refusal
        of={change}
        faults={faults}
        now={<ActionWord status={status} is_overdue={is_overdue} />}
      />
      {closed && (
        <p className="small">Opened again, it has no outcome; the one it had stays on record.</p>
      )}
      <p className="table-note">
        {status === 'open' ? (
          <Press
            label="Begin"
            pending={change.isPending}
            on={() => step({ status: 'in_progress' })}
          />
        ) : (
          <Press
            label={closed ? 'Open it again' : 'Put it back to open'}
            pending={change.isPending}
            on={() => step({ status: 'open' })}
          />
        )}
      </p>
      {!closed && <Close pending={change.isPending} error={faults.outcome} send={step} />}
    </Todo>
  )
}

function Press({ label, pending, on }: { label: string; pending: boolean; on: () => void }) {
  return (
    <button type="button" className="button button--quiet" aria-disabled={pending} onClick={on}>
      {label}
    </button>
  )
}

interface CloseProps {
  pending: boolean
  error: string | undefined
  send: (change: ActionChange) => void
}

/** What came of it: the same words say that it is done, or why it is dropped. */
function Close({ pending, error, send }: CloseProps) {
  const [missing, setMissing] = useState(false)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const typed = new FormData(event.currentTarget, submitter)
    const outcome = String(typed.get('outcome') ?? '').trim()
    setMissing(!outcome)
    if (!outcome) document.getElementById('outcome')?.focus()
    else send({ status: typed.get('status') === 'dropped' ? 'dropped' : 'done', outcome })
  }

  return (
    <form className="form table-note" onSubmit={submit} noValidate>
      <Field
        id="outcome"
        label="What came of it, or why is it dropped?"
        error={missing ? 'Say what came of it, or why it is dropped.' : error}
      >
        {(described) => (
          <textarea
            className="input input--lines"
            name="outcome"
            rows={3}
            maxLength={2000}
            {...described}
          />
        )}
      </Field>
      <div className="button-row">
        <button type="submit" className="button" name="status" value="done" aria-disabled={pending}>
          It is done
        </button>
        <button
          type="submit"
          className="button button--quiet"
          name="status"
          value="dropped"
          aria-disabled={pending}
        >
          Drop it
        </button>
      </div>
    </form>
  )
}
