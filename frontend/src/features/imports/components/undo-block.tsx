import { Link } from '@tanstack/react-router'
import { type FormEvent, useEffect, useId, useRef } from 'react'
import { ProblemError } from '@/api/problem'
import type { Import } from '@/api/types'
import { Todo } from '@/shared/ui/page'
import type { StepMutation } from '../use-step'
import { figures } from '../words'
import { Refusal } from './refusal'

const REASON_MOST = 500

interface UndoBlockProps {
  plan: Import
  step: StepMutation
}

/** Asks for a reason and says what undoing does: the address holds the question. */
export function UndoBlock({ plan, step }: UndoBlockProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const wrong = step.error instanceof ProblemError ? step.error.at('/reason') : undefined

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!step.doing) step.mutate({ name: 'undo', reason: field.current?.value ?? '' })
  }

  return (
    <Todo title="Undo this import?">
      <p className="small">
        Everything becomes what it would be without this file. Other files keep their effect.
        {plan.kind === 'assessments' &&
          ' A draft that this file began stays, without what the file said.'}
        {plan.replaces_demonstration &&
          ' Unless one of them names organisations of London, the demonstration is shown again.'}
      </p>
      {!wrong && <Refusal step={step} />}
      <form onSubmit={submit} noValidate>
        <div className={wrong ? 'field field--wrong' : 'field'}>
          <label className="label label--small" htmlFor={id}>
            Why (may be left empty)
          </label>
          {wrong && (
            <p className="field-error small" id={`${id}-error`} role="alert">
              <span className="hidden">Error: </span>
              {wrong}
            </p>
          )}
          <textarea
            id={id}
            ref={field}
            className="input"
            rows={3}
            maxLength={REASON_MOST}
            aria-invalid={wrong !== undefined}
            aria-describedby={wrong ? `${id}-error` : undefined}
          />
        </div>
        <button type="submit" className="button" aria-disabled={step.doing !== undefined}>
          {step.doing
            ? 'Undoing…'
            : plan.changes === 0
              ? 'Undo the import'
              : `Undo ${figures(plan.changes, 'change')}`}
        </button>
      </form>
      <Link
        className="button button--quiet"
        to="."
        search={(old) => ({ ...old, ask: undefined })}
        resetScroll={false}
      >
        Leave it applied
      </Link>
      <p role="status" className={step.doing ? 'small' : 'hidden'}>
        {step.doing &&
          'Undoing. A large file can take a minute. You may leave this page; it goes on.'}
      </p>
    </Todo>
  )
}
