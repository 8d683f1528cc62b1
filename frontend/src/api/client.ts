import { toProblem, unreachable } from './problem'

export { api } from './send'

interface Outcome<Data> {
  data?: Data
  error?: unknown
  response: Response
}

/** Waits for a call and gives its data and response, or throws a ProblemError. */
export async function answer<Data>(
  call: Promise<Outcome<Data>>,
): Promise<{ data: Data; response: Response }> {
  let outcome: Outcome<Data>
  try {
    outcome = await call
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw unreachable()
  }
  if (!outcome.response.ok || outcome.data === undefined) {
    throw toProblem(outcome.error, outcome.response)
  }
  return { data: outcome.data, response: outcome.response }
}
