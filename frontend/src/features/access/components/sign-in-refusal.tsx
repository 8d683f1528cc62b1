import { ProblemError } from '@/api/problem'
import { ErrorBody, ErrorNotice } from '@/shared/ui/states'

interface SignInRefusalProps {
  of: { error: Error | null; submittedAt: number }
}

/** Why signing in failed. The answer to that is this very form, whatever helps elsewhere. */
export function SignInRefusal({ of: { error, submittedAt } }: SignInRefusalProps) {
  if (!error) return null
  if (error instanceof ProblemError && error.problem.status === 401) {
    return <ErrorNotice key={submittedAt} error={error} />
  }
  return <ErrorBody key={submittedAt} error={error} place="form" />
}
