import { Link } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { DateProblem, isDateProblem } from '@/shared/as-of/date-problem'
import { PageHeader } from '@/shared/ui/page'

/** ODS gives no such codes: only the demonstration does, as UD0001 and YD0001. */
export function isDemoCode(code: string): boolean {
  return /^[UY]D\d{4}$/i.test(code)
}

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
          {isDemoCode(code) ? (
            <p>
              This may be the address of an invented organisation of the demonstration. Those are no
              longer shown once published files have brought the real ones.
            </p>
          ) : (
            <p>
              Nothing here has, or had, this code. Codes of organisations that have closed keep
              their pages.
            </p>
          )}
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
