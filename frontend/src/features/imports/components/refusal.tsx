import { ProblemError } from '@/api/problem'
import { ErrorBody } from '@/shared/ui/states'
import type { StepMutation } from '../use-step'
import { DependentsList } from './dependents-list'

/** Other changes have made the plan untrue: it cannot be applied as it is. */
export function isOutdated({ error }: StepMutation): boolean {
  return error instanceof ProblemError && error.code === 'conflict' && !error.problem.errors?.length
}

/** Why a step was not taken, and how to go on. */
export function Refusal({ step }: { step: StepMutation }) {
  const { error } = step
  if (!error) return null
  if (error instanceof ProblemError && error.code === 'stale') {
    return (
      <div className="notice notice--warn" role="alert">
        <p>Changed after you read it</p>
        <p>
          Someone else did something with this import meanwhile. The page shows it as it is now:
          look again, then choose.
        </p>
      </div>
    )
  }
  if (error instanceof ProblemError && error.problem.errors?.length && error.code === 'conflict') {
    return <DependentsList problem={error.problem} />
  }
  const again = step.variables
  return <ErrorBody error={error} retry={again && (() => step.mutate(again))} />
}
