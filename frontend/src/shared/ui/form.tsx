import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { ProblemError } from '@/api/problem'
import { ErrorSummary } from './error-summary'
import { ErrorBody } from './states'

export type Faults = Record<string, string | undefined>

/** The first day without: a form asks for the last day instead. */
const ENDS = ['/valid_to', '/closed_on', '/contract_ends_on', '/expires_on']

/** A form asks for other things than the API does, or in other words. */
function wordsOf({ pointer, code, message }: { pointer: string; code: string; message: string }) {
  if (code === 'bad_email') return 'That is not an e-mail address.'
  const ends = ENDS.some((end) => pointer.endsWith(end))
  return code === 'before_start' && ends ? 'The last day cannot be before the first day.' : message
}

/** What the server says of each field of a form: "/scope_keys/0" is about the field scope_keys. */
export function faultsOf(error: unknown, fields: readonly string[]): Faults {
  const faults: Faults = {}
  if (!(error instanceof ProblemError)) return faults
  for (const fault of error.problem.errors ?? []) {
    const field = fault.pointer.split('/')[1]
    if (field && fields.includes(field)) faults[field] ??= wordsOf(fault)
  }
  return faults
}

export function isWrong(faults: Faults): boolean {
  return Object.values(faults).some(Boolean)
}

interface FaultSummaryProps {
  faults: Faults
  at: number
  /** What is wrong in no field of the form. */
  others?: readonly string[]
}

/** What the server says beside what the fields say themselves. */
function othersOf(error: Error, faults: Faults): string[] {
  if (!(error instanceof ProblemError)) return []
  const said = Object.values(faults)
  return (error.problem.errors ?? []).map(wordsOf).filter((one) => !said.includes(one))
}

/** What a form says at its top: the fields to correct, each a link. */
export function FaultSummary({ faults, at, others = [] }: FaultSummaryProps) {
  const errors = [
    ...Object.entries(faults).flatMap(([field, message]) => (message ? [{ field, message }] : [])),
    ...others.map((message) => ({ message })),
  ]
  return errors.length > 0 ? <ErrorSummary key={at} errors={errors} /> : null
}

interface Sent<Variables> {
  error: Error | null
  submittedAt: number
  variables: Variables | undefined
  mutate: (variables: Variables) => void
}

interface RefusalProps<Variables> {
  of: Sent<Variables>
  /** Those its fields say themselves. */
  faults?: Faults
  /** How the record stands now, where the page itself does not show that. */
  now?: ReactNode
}

export function isStale(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'stale'
}

/** Why what was sent was not done: field by field where it can be, else in the server's words and with a way on. */
export function Refusal<Variables>({ of: sent, faults = {}, now }: RefusalProps<Variables>) {
  const { error, submittedAt, variables, mutate } = sent
  if (!error) return null
  if (isStale(error)) return <Stale key={submittedAt}>{now}</Stale>
  if (isWrong(faults)) {
    return <FaultSummary faults={faults} at={submittedAt} others={othersOf(error, faults)} />
  }
  return (
    <ErrorBody
      key={submittedAt}
      error={error}
      place="form"
      retry={() => mutate(variables as Variables)}
    />
  )
}

/** Somebody was quicker: everything is read again, and what was typed stays. */
function Stale({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient()
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    notice.current?.focus()
    void queryClient.invalidateQueries()
  }, [queryClient])
  return (
    <div className="notice notice--warn" role="alert" tabIndex={-1} ref={notice}>
      <p>Changed after you read it; this is how it stands now</p>
      {children}
      <p>Nothing you typed is lost. Look again, then send it once more, or leave it.</p>
    </div>
  )
}

/** A key that stays the same for the same request, so that sending it again has one effect. */
export function useRequestKey() {
  const kept = useRef({ of: '', key: '' })
  return (...request: unknown[]) => {
    const of = JSON.stringify(request)
    if (kept.current.of !== of) kept.current = { of, key: crypto.randomUUID() }
    return kept.current.key
  }
}
