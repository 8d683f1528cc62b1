import { type UseQueryResult, useMutationState } from '@tanstack/react-query'
import { type ReactNode, Suspense, useContext } from 'react'
import { broken, type Problem, ProblemError, unreachable } from '@/api/problem'
import { formatTime } from '@/shared/format/date'
import { ErrorHelp, type HelpProps } from './error-help'
import { PageHeader } from './page'

/** Who is asking, what they may, or how much is asked: there is more to do than to try again. */
const HELPED = [401, 403, 429, 503]

export function Loading({ part = false }: { part?: boolean }) {
  return (
    <p className={part ? 'loading loading--part' : 'loading'} role="status">
      Loading…
    </p>
  )
}

/** A part of the page that did not arrive is the network's fault; any other surprise is the page's own. */
function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  return /import|fetch/i.test(String(error)) ? unreachable() : broken()
}

interface ErrorProps {
  error: unknown
  retry?: (() => void) | undefined
  /** Another way on, beside trying again. */
  children?: ReactNode
}

interface ErrorBodyProps extends ErrorProps {
  place?: HelpProps['place']
}

/** What went wrong, and what can be done about it. */
export function ErrorBody({ error, place = 'part', ...others }: ErrorBodyProps) {
  const known = asProblem(error)
  const Help = useContext(ErrorHelp)
  if (!Help || !HELPED.includes(known.problem.status)) {
    return <ErrorNotice error={known} {...others} />
  }
  return (
    <Suspense fallback={<ErrorNotice error={known} {...others} />}>
      <Help error={known} place={place} {...others} />
    </Suspense>
  )
}

/** What went wrong, in the server's words, with the number to quote. */
export function ErrorNotice({ error, retry, children }: ErrorProps) {
  const { problem } = asProblem(error)
  if (isForAnother(problem.code)) return <AnotherPerson />
  // A single fault is told in the detail already.
  const told = (problem.errors ?? []).filter(({ message }) => message !== problem.detail)
  return (
    <div className="notice notice--error" role="alert">
      <p>{forPeople(problem)}</p>
      {told.length > 0 && (
        <ul>
          {told.map(({ pointer, message }) => (
            <li key={`${pointer} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
      {problem.request_id && problem.status !== 429 && (
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

/** The server's own words, but for what it says to programs: a page counts down how long to wait. */
function forPeople({ status, detail }: Problem): string {
  if (status === 429) return 'Too many tries.'
  return detail.replace(/ Wait as many seconds as Retry-After says, and send it again\.$/, '')
}

const isForAnother = (code: string) => code === 'another_person'

/** Another tab has signed in as somebody else: sending it again is of no use, the page is not theirs. */
function AnotherPerson() {
  return (
    <div className="notice notice--error" role="alert">
      <p>You are signed in as somebody else in this browser now. Open the page anew.</p>
      <div className="button-row">
        <button
          type="button"
          className="button button--quiet"
          onClick={() => globalThis.location.reload()}
        >
          Open the page anew
        </button>
      </div>
    </div>
  )
}

/** The same as a whole page, with its own heading. */
export function ErrorPage(props: ErrorProps) {
  return (
    <>
      <PageHeader title={asProblem(props.error).problem.title} />
      <ErrorBody {...props} place="page" />
    </>
  )
}

/** An older answer is still on screen because a newer one could not be had. */
export function StaleNotice({
  error,
  at,
  retry,
}: {
  error: unknown
  at: number
  retry: () => void
}) {
  const { title, request_id } = asProblem(error).problem
  return (
    <div className="notice notice--warn" role="status">
      <p>{title}</p>
      <p>
        This is what Trellis answered at {formatTime(at)}. It may have changed since.
        {request_id && ` Request ${request_id}.`}
      </p>
      <div className="button-row">
        <button type="button" className="button button--quiet" onClick={retry}>
          Try again
        </button>
      </div>
    </div>
  )
}

function isClosed(error: unknown): boolean {
  return error instanceof ProblemError && [401, 403].includes(error.problem.status)
}

const isSignedOut = (error: unknown) =>
  error instanceof ProblemError && error.problem.status === 401

/** Beside a form that stays: why it cannot be sent at present, unless the form itself says and asks so already. */
export function Beside({ error, retry }: Pick<ErrorProps, 'error' | 'retry'>) {
  const asked = useMutationState({
    filters: { status: 'error' },
    select: ({ state }) => isSignedOut(state.error),
  })
  if (isSignedOut(error) && asked.includes(true)) return null
  return <ErrorBody error={error} retry={retry} place="form" />
}

interface ResourceProps<Data> {
  query: UseQueryResult<Data>
  children: (data: Data) => ReactNode
  /** Shown instead of the plain error, for a page that knows better. */
  failed?: (error: unknown, retry: () => void) => ReactNode
  part?: boolean
  /** Somebody types here: it stays, whatever the server says of what it stands on meanwhile. */
  form?: boolean
}

/** One place for loading, error, stale and full; what is empty, the screen says itself. */
export function Resource<Data>({
  query,
  children,
  failed,
  part = false,
  form = false,
}: ResourceProps<Data>) {
  const retry = () => void query.refetch()
  // What one may not see any more is not shown from before.
  const closed = isClosed(query.error)
  if (query.data !== undefined && (form || !closed)) {
    return (
      <>
        {closed && <Beside error={query.error} retry={retry} />}
        {query.isError && !closed && (
          <StaleNotice error={query.error} at={query.dataUpdatedAt} retry={retry} />
        )}
        {children(query.data)}
      </>
    )
  }
  if (query.isError) {
    if (failed) return failed(query.error, retry)
    return part ? (
      <ErrorBody error={query.error} retry={retry} place="part" />
    ) : (
      <ErrorPage error={query.error} retry={retry} />
    )
  }
  return <Loading part={part} />
}
