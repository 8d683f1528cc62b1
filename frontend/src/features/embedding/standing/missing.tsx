import { Link } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { DateProblem, isDateProblem } from '@/shared/as-of/date-problem'
import { PageHeader } from '@/shared/ui/page'
import { ErrorPage } from '@/shared/ui/states'

interface MissingProps {
  title: string
  error: unknown
  retry: () => void
}

/** What is not there, or out of reach: the server tells nobody which of the two. */
export function Missing({ title, error, retry }: MissingProps) {
  if (isDateProblem(error)) {
    return (
      <>
        <PageHeader title="There is no such day" />
        <DateProblem error={error} retry={retry} />
      </>
    )
  }
  if (error instanceof ProblemError && error.code === 'not_found') {
    return (
      <>
        <PageHeader title="Embedding not found" identity={title} />
        <div className="prose lead-in">
          <p>
            Either nothing here has this code, or it is not within your reach: how well roles are
            embedded is shown to the PCN itself, to its board, to the programme team and to
            analysts.
          </p>
          <p>
            <Link to="/search" search={(old) => ({ as_of: old.as_of })}>
              Search by name or code
            </Link>
          </p>
        </div>
      </>
    )
  }
  return <ErrorPage error={error} retry={retry} />
}
