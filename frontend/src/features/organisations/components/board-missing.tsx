import { Link } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { DateProblem, isDateProblem } from '@/shared/as-of/date-problem'
import { PageHeader } from '@/shared/ui/page'

interface BoardMissingProps {
  code: string
  error: unknown
  retry: () => void
}

/** A board's page when there is no such board, or no answer. */
export function BoardMissing({ code, error, retry }: BoardMissingProps) {
  if (error instanceof ProblemError && error.code === 'not_found') {
    return (
      <>
        <PageHeader title="Board not found" identity={`Code ${code}`} />
        <div className="prose">
          <p>
            No integrated care board has, or had, this code. Codes of boards that have closed keep
            their pages.
          </p>
          <p>
            <Link to="/icbs">All integrated care boards</Link>
          </p>
        </div>
      </>
    )
  }
  const known = error instanceof ProblemError ? error.problem.title : 'Something went wrong'
  return (
    <>
      <PageHeader title={isDateProblem(error) ? 'There is no such day' : known} />
      <DateProblem error={error} retry={retry} />
    </>
  )
}
