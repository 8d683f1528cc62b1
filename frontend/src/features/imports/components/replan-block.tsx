import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { ProblemError } from '@/api/problem'
import type { Import } from '@/api/types'
import { Todo } from '@/shared/ui/page'
import type { StepMutation } from '../use-step'
import { importTitle, momentOf } from '../words'
import { DiscardLink } from './discard-block'
import { isOutdated, Refusal } from './refusal'

interface ReplanBlockProps {
  step: StepMutation
  /** What was applied or undone after the plan was worked out. */
  between: Import | undefined
}

/** In place of applying: what the plan says may be untrue by now, so it is worked out again first. */
export function ReplanBlock({ step, between }: ReplanBlockProps) {
  const refused = isOutdated(step)
  const button = useRef<HTMLButtonElement>(null)
  // What was pressed is gone.
  useEffect(() => {
    if (refused) button.current?.focus()
  }, [refused])
  return (
    <Todo title="Plan again, then apply">
      <div className="notice notice--warn" role={refused ? 'alert' : undefined}>
        <p>The plan is out of date</p>
        <p>
          <Reason step={step} between={between} />
        </p>
      </div>
      {!refused && <Refusal step={step} />}
      <button
        type="button"
        ref={button}
        className="button"
        aria-disabled={step.doing !== undefined}
        onClick={() => step.doing || step.mutate({ name: 'replan' })}
      >
        {step.doing === 'replan' ? 'Planning again…' : 'Plan again'}
      </button>
      <DiscardLink />
      <p role="status" className={step.doing === 'replan' ? 'small' : 'hidden'}>
        {step.doing === 'replan' && 'Working the plan out again. A large file can take a minute.'}
      </p>
      <p className="small secondary">
        Planning again changes nothing on record. It says what applying the file would do now.
      </p>
    </Todo>
  )
}

function Reason({ step, between }: ReplanBlockProps) {
  if (!between) return step.error instanceof ProblemError ? step.error.problem.detail : null
  return (
    <>
      <Link to="/imports/$id" params={{ id: between.id }}>
        {importTitle(between)}
      </Link>{' '}
      was {between.status === 'undone' ? 'undone' : 'applied'} on {momentOf(between.updated_at)},
      after this plan was worked out. What the file would change may be something else now.
    </>
  )
}
