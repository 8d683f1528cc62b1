import { Link } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { ErrorBody } from '@/shared/ui/states'

/** An error beside which, when the date is at fault, today is one press away. */
export function DateProblem({ error, retry }: { error: unknown; retry: () => void }) {
  const wrongDate = error instanceof ProblemError && error.at('query:as_of') !== undefined
  return (
    <ErrorBody error={error} retry={wrongDate ? undefined : retry}>
      {wrongDate && (
        <Link to="." search={(old) => ({ ...old, as_of: undefined })}>
          Show today’s position
        </Link>
      )}
    </ErrorBody>
  )
}
