import { useRef } from 'react'
import { ProblemError } from '@/api/problem'
import { ErrorSummary } from './error-summary'
import { ErrorBody } from './states'

export type Faults = Record<string, string | undefined>

/** What the server says of each field of a form: "/scope_keys/0" is about the field scope_keys. */
export function faultsOf(error: unknown, fields: readonly string[]): Faults {
  const faults: Faults = {}
  if (!(error instanceof ProblemError)) return faults
  for (const { pointer, message } of error.problem.errors ?? []) {
    const field = pointer.split('/')[1]
    if (field && fields.includes(field)) faults[field] ??= message
  }
  return faults
}

export function isWrong(faults: Faults): boolean {
  return Object.values(faults).some(Boolean)
}

/** What a form says at its top: the fields to correct, each a link. */
export function FaultSummary({ faults, at }: { faults: Faults; at: number }) {
  const errors = Object.entries(faults).flatMap(([field, message]) =>
    message ? [{ field, message }] : [],
  )
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
}

/** Why what was sent was not done: field by field where it can be, else in the server's words and with a way on. */
export function Refusal<Variables>({ of: sent, faults = {} }: RefusalProps<Variables>) {
  const { error, submittedAt, variables, mutate } = sent
  if (!error) return null
  if (isWrong(faults)) return <FaultSummary faults={faults} at={submittedAt} />
  return (
    <ErrorBody
      key={submittedAt}
      error={error}
      place="form"
      retry={() => mutate(variables as Variables)}
    />
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
