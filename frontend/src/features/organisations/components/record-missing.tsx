import { Link } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { PageHeader } from '@/shared/ui/page'
import { DateProblem, isDateProblem } from './date-problem'

interface RecordMissingProps {
  /** "PCN", "Practice", "Borough" */
  noun: string
  code: string
  error: unknown
  retry: () => void
}

/** A page for a code that is none, or that could not be had. */
export function RecordMissing({ noun, code, error, retry }: RecordMissingProps) {
  if (error instanceof ProblemError && error.code === 'not_found') {
    return (
      <>
        <PageHeader title={`${noun} not found`} identity={`Code ${code}`} />
        <div className="prose lead-in">
          <p>
            Nothing here has, or had, this code. Codes of organisations that have closed keep their
            pages.
          </p>
          <p>
            <Link to="/search" search={(old) => ({ as_of: old.as_of })}>
              Search by name or code
            </Link>{' '}
            or <Link to="/">go to London</Link>
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
