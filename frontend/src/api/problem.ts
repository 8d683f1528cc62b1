import type { components } from './schema'

/** The server could not be reached, or what answered was not Trellis. */
const UNREACHABLE = 'unreachable'

type Answered = components['schemas']['Problem']

export type Problem = Omit<Answered, 'code'> & { code: Answered['code'] | typeof UNREACHABLE }

/** What every failed call throws: the server's own problem, or ours when there was no answer. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'

  constructor(
    readonly problem: Problem,
    /** How many seconds the server asks to wait before trying again. */
    readonly retryAfter?: number,
  ) {
    super(problem.detail || problem.title)
  }

  get code(): Problem['code'] {
    return this.problem.code
  }

  get unreachable(): boolean {
    return this.problem.code === UNREACHABLE
  }

  /** Worth trying again without anybody changing anything. */
  get passing(): boolean {
    return this.unreachable || [429, 502, 503, 504].includes(this.problem.status)
  }

  /** The message for one field of the body, or for one parameter ("query:as_of"). */
  at(pointer: string): string | undefined {
    return this.problem.errors?.find((error) => error.pointer === pointer)?.message
  }
}

export function unreachable(instance = ''): ProblemError {
  return new ProblemError({
    type: 'about:blank',
    title: 'Trellis cannot be reached',
    status: 0,
    detail: 'The server did not answer. Check that it is running, then try again.',
    instance,
    code: UNREACHABLE,
    request_id: '',
  })
}

/** Our own mistake in drawing a page. */
export function broken(): ProblemError {
  return new ProblemError({
    ...unreachable().problem,
    title: 'This page could not be shown',
    detail: 'Something in it went wrong. Load it again.',
  })
}

export function toProblem(body: unknown, response: Response): ProblemError {
  if (isProblem(body)) {
    const wait = Number(response.headers.get('Retry-After'))
    return new ProblemError(body, wait > 0 ? wait : undefined)
  }
  return new ProblemError({
    type: 'about:blank',
    title: 'The answer could not be read',
    status: response.status,
    detail: `The server answered ${response.status} without saying why.`,
    instance: new URL(response.url || 'http://unknown/').pathname,
    code: UNREACHABLE,
    request_id: response.headers.get('X-Request-ID') ?? '',
  })
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body
}
