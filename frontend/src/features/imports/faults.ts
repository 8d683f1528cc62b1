import { ProblemError } from '@/api/problem'

/** What is wrong with each field of the form, in words. */
export interface Faults {
  kind?: string | undefined
  as_at?: string | undefined
  columns?: string | undefined
  file?: string | undefined
}

/** The fields a refusal speaks of; none where it is about none of them. */
export function faultsOf(error: unknown): Faults {
  if (!(error instanceof ProblemError)) return {}
  const { status, detail } = error.problem
  if (status === 413 || status === 415) return { file: detail }
  if (status !== 422 && status !== 400) return {}
  return {
    kind: error.at('form:kind'),
    as_at: error.at('form:as_at'),
    columns: error.at('form:columns'),
    file: error.at('form:file'),
  }
}

export function isWrong(faults: Faults): boolean {
  return Boolean(faults.kind || faults.as_at || faults.columns || faults.file)
}

/** The person themselves stopped it. */
export function isStopped(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

/** A column was not found: perhaps it is called otherwise. */
export function missesColumn(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    (error.problem.errors ?? []).some(({ code }) => code === 'missing_column')
  )
}
