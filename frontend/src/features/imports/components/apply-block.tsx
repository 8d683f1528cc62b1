import { type FormEvent, useId, useRef, useState } from 'react'
import type { Import } from '@/api/types'
import { Todo } from '@/shared/ui/page'
import type { StepMutation } from '../use-step'
import { figures } from '../words'
import { DiscardLink } from './discard-block'
import { Refusal } from './refusal'

interface ApplyBlockProps {
  plan: Import
  step: StepMutation
}

/** What to do with a plan: the button says how much it does. */
export function ApplyBlock({ plan, step }: ApplyBlockProps) {
  const { doing } = step
  return (
    <Todo title="Apply or discard">
      <p className="small">
        {plan.changes === 0
          ? 'Nothing on record changes. The file is kept as evidence for what it says.'
          : `${plan.changes === 1 ? 'The change is' : `All ${figures(plan.changes, 'change')} are`} made together, or none ${plan.changes === 1 ? 'is' : 'are'}.${plan.closed + plan.moved > 0 ? ' Closed and moved records keep their history.' : ''}`}
      </p>
      {plan.kind === 'assessments' && plan.created > 0 && (
        <p className="small">
          A network that has no draft gets one: of <b>the core criteria</b> where the file names no
          others of it, else of <b>all criteria</b>. The changes say which. On the draft’s own page
          you can have it ask the others too, or the core criteria only, before it is submitted.
        </p>
      )}
      <Refusal step={step} />
      <ApplyForm plan={plan} step={step} />
      <DiscardLink />
      <p role="status" className={doing === 'apply' ? 'small' : 'hidden'}>
        {doing === 'apply' &&
          'Applying. A large file can take a minute. You may leave this page; it goes on.'}
      </p>
      <p className="small secondary">
        It can be undone at any time; that is refused only while other records depend on what the
        file added. If something else is applied first, the plan is out of date and is worked out
        again.
      </p>
    </Todo>
  )
}

function ApplyForm({ plan, step }: ApplyBlockProps) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState(false)
  const rows = figures(plan.left_out, 'row')
  const are = plan.left_out === 1 ? 'is' : 'are'

  function submit(event: FormEvent) {
    event.preventDefault()
    if (step.doing) return
    const unseen = plan.left_out > 0 && !box.current?.checked
    setRefused(unseen)
    if (unseen) box.current?.focus()
    else step.mutate({ name: 'apply', left_out: plan.left_out })
  }

  return (
    <form onSubmit={submit} noValidate>
      {plan.left_out > 0 && (
        <div className={refused ? 'field field--wrong' : 'field'}>
          {refused && (
            <p className="field-error small" id={`${id}-error`} role="alert">
              <span className="hidden">Error: </span>
              Look at the {rows}, then tick the box.
            </p>
          )}
          <div className="tick">
            <input
              type="checkbox"
              id={`${id}-seen`}
              // Another plan is another number of rows to have seen.
              key={plan.version}
              ref={box}
              aria-invalid={refused}
              aria-describedby={refused ? `${id}-error` : undefined}
              onChange={() => setRefused(false)}
            />
            <label htmlFor={`${id}-seen`}>
              I have seen the {rows} that {are} left out
            </label>
          </div>
        </div>
      )}
      <button type="submit" className="button" aria-disabled={step.doing !== undefined}>
        {step.doing === 'apply'
          ? 'Applying…'
          : plan.changes === 0
            ? 'Apply without changes'
            : `Apply ${figures(plan.changes, 'change')}`}
      </button>
    </form>
  )
}
