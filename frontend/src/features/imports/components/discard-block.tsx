import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Todo } from '@/shared/ui/page'
import type { StepMutation } from '../use-step'
import { Refusal } from './refusal'

/** Asks once more, in the same place: the address holds the question. */
export function DiscardBlock({ step }: { step: StepMutation }) {
  const question = useRef<HTMLDivElement>(null)
  useEffect(() => question.current?.focus(), [])
  return (
    <Todo title="Discard the plan?">
      <div tabIndex={-1} ref={question} className="landing">
        <p className="small">
          The plan stays in the list but can no longer be applied. To use the file after all, send
          it again.
        </p>
      </div>
      <Refusal step={step} />
      <button
        type="button"
        className="button"
        aria-disabled={step.doing !== undefined}
        onClick={() => step.doing || step.mutate({ name: 'discard' })}
      >
        {step.doing === 'discard' ? 'Discarding…' : 'Discard the plan'}
      </button>
      <Link
        className="button button--quiet"
        to="."
        search={(old) => ({ ...old, ask: undefined })}
        resetScroll={false}
      >
        Keep it
      </Link>
    </Todo>
  )
}

/** The way to that question. */
export function DiscardLink() {
  return (
    <Link
      className="button button--quiet"
      to="."
      search={(old) => ({ ...old, ask: 'discard' })}
      resetScroll={false}
    >
      Discard the plan
    </Link>
  )
}
