import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemError, unreachable } from '@/api/problem'
import { formatTime } from '@/shared/format/date'
import { PageHeader } from './page'

export function Loading({ part = false }: { part?: boolean }) {
  return (
    <p className={part ? 'loading loading--part' : 'loading'} role="status">
      Loading…
    </p>
  )
}

function asProblem(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : unreachable()
}

interface ErrorProps {
  error: unknown
  retry?: (() => void) | undefined
  /** Another way on, beside trying again. */
  children?: ReactNode
}

/** What went wrong, in the server's words, with the number to quote. */
export function ErrorBody({ error, retry, children }: ErrorProps) {
  const { problem } = asProblem(error)
  return (
    <div className="notice notice--error" role="alert">
      <p>{problem.detail}</p>
      {problem.request_id && (
        <p className="secondary small">
          If you ask for help, quote request <code>{problem.request_id}</code>
          {problem.status > 0 && ` (${problem.status} ${problem.code})`}
        </p>
      )}
      <div className="button-row">
        {retry && (
          <button type="button" className="button button--quiet" onClick={retry}>
            Try again
          </button>
        )}
        {children}
      </div>
    </div>
  )
}

/** The same as a whole page, with its own heading. */
export function ErrorPage(props: ErrorProps) {
  return (
    <>
      <PageHeader title={asProblem(props.error).problem.title} />
      <ErrorBody {...props} />
    </>
  )
}

/** An older answer is still on screen because a newer one could not be had. */
export function StaleNotice({ at, retry }: { at: number; retry: () => void }) {
  return (
    <div className="notice notice--warn" role="status">
      <p>Trellis cannot be reached</p>
      <p>This is what it answered at {formatTime(at)}. It may have changed since.</p>
      <div className="button-row">
        <button type="button" className="button button--quiet" onClick={retry}>
          Try again
        </button>
      </div>
    </div>
  )
}

interface ResourceProps<Data> {
  query: UseQueryResult<Data>
  children: (data: Data) => ReactNode
  /** Shown instead of the plain error, for a page that knows better. */
  failed?: (error: unknown, retry: () => void) => ReactNode
  part?: boolean
}

/** One place for loading, error, stale and full; what is empty, the screen says itself. */
export function Resource<Data>({ query, children, failed, part = false }: ResourceProps<Data>) {
  const retry = () => void query.refetch()
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <StaleNotice at={query.dataUpdatedAt} retry={retry} />}
        {children(query.data)}
      </>
    )
  }
  if (query.isError) {
    if (failed) return failed(query.error, retry)
    return part ? (
      <ErrorBody error={query.error} retry={retry} />
    ) : (
      <ErrorPage error={query.error} retry={retry} />
    )
  }
  return <Loading part={part} />
}
