import { Link } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { DateProblem, isDateProblem } from '@/shared/as-of/date-problem'
import { PageHeader } from '@/shared/ui/page'
import { ErrorPage } from '@/shared/ui/states'
import { WorkforceCrumbs } from './workforce-crumbs'

interface WorkforceMissingProps {
  title: string
  error: unknown
  retry: () => void
}

/** What is not there, or out of reach: the server tells nobody which of the two. */
export function WorkforceMissing({ title, error, retry }: WorkforceMissingProps) {
  if (isDateProblem(error)) {
    return (
      <>
        <PageHeader title="There is no such day" breadcrumb={<WorkforceCrumbs />} />
        <DateProblem error={error} retry={retry} />
      </>
    )
  }
  if (error instanceof ProblemError && error.code === 'not_found') {
    return (
      <>
        <PageHeader title="Workforce not found" identity={title} breadcrumb={<WorkforceCrumbs />} />
        <div className="prose lead-in">
          <p>
            Either nothing here has this code, or it is not within your reach: posts are shown to
            the PCN itself, to its board and to the programme team.
          </p>
          <p>
            <Link to="/workforce">See what is within your reach</Link> or{' '}
            <Link to="/search" search={(old) => ({ as_of: old.as_of })}>
              search by name or code
            </Link>
          </p>
        </div>
      </>
    )
  }
  return <ErrorPage error={error} retry={retry} />
}
