import { Link } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { DateProblem, isDateProblem } from '@/shared/as-of/date-problem'
import { PageHeader } from '@/shared/ui/page'
import { ErrorPage } from '@/shared/ui/states'
import { PostCrumbs } from './post-crumbs'

/** Why a post could not be shown; one that is not there, or out of reach, is said to be neither. */
export function PostFailed({ error, retry }: { error: unknown; retry: () => void }) {
  if (isDateProblem(error)) {
    return (
      <>
        <PageHeader title="There is no such day" breadcrumb={<PostCrumbs />} />
        <DateProblem error={error} retry={retry} />
      </>
    )
  }
  if (!(error instanceof ProblemError) || error.code !== 'not_found') {
    return <ErrorPage error={error} retry={retry} />
  }
  return (
    <>
      <PageHeader title="Post not found" breadcrumb={<PostCrumbs />} />
      <div className="prose">
        <p>
          No post in your reach has this address. You see the posts of the PCNs your roles were
          given for, from their first day on.
        </p>
        <p>
          <Link to="/posts" search={{ as_of: undefined }}>
            All posts, as they stand today
          </Link>
        </p>
      </div>
    </>
  )
}
