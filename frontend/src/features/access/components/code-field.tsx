import { useEffect } from 'react'
import { ProblemError } from '@/api/problem'
import { TextField } from '@/shared/ui/field'

/** The account has a second factor, and its code was not sent along. */
export function asksForCode(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    Boolean(error.problem.errors?.some(({ code }) => code === 'code_required'))
  )
}

/** As it is sent: people write six digits in two groups. */
export function codeOf(typed: string | undefined): string {
  return typed?.replace(/\s/g, '') ?? ''
}

/** Asked for once the server wants it: the focus goes there. */
export function CodeField({ error }: { error?: string | undefined }) {
  useEffect(() => document.getElementById('code')?.focus(), [])
  return (
    <TextField
      id="code"
      label="Code"
      hint="Six digits from the app on your device."
      inputMode="numeric"
      autoComplete="one-time-code"
      error={error}
    />
  )
}
