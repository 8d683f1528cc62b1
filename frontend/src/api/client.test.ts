import { describe, expect, it } from 'vitest'
import { answer } from './client'
import { ProblemError } from './problem'

const stale = {
  type: '/docs/errors#stale',
  title: 'Changed by someone else',
  status: 412,
  detail: 'This was changed after you read it.',
  instance: '/api/v1/icbs/QMJ',
  code: 'stale',
  request_id: 'r-1',
  errors: [{ pointer: '/short_name', code: 'taken', message: 'Choose another.' }],
}

async function failure(call: Promise<unknown>): Promise<ProblemError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof ProblemError) return error
  throw new Error('the call did not fail with a problem')
}

describe('an answer', () => {
  it('gives its data', async () => {
    const response = new Response('{}', { status: 200 })
    await expect(answer(Promise.resolve({ data: 1, response }))).resolves.toEqual({
      data: 1,
      response,
    })
  })

  it('that refuses is thrown as the server’s own problem', async () => {
    const response = new Response('', { status: 412 })
    const error = await failure(answer(Promise.resolve({ error: stale, response })))
    expect(error.code).toBe('stale')
    expect(error.at('/short_name')).toBe('Choose another.')
    expect(error.at('/name')).toBeUndefined()
    expect(error.passing).toBe(false)
  })

  it('that never comes is worth trying again', async () => {
    const error = await failure(answer(Promise.reject(new TypeError('fetch failed'))))
    expect(error.unreachable).toBe(true)
    expect(error.passing).toBe(true)
  })

  it('from something else in between says which status it had and keeps the request id', async () => {
    const response = new Response('<html>', { status: 502, headers: { 'X-Request-ID': 'r-2' } })
    const error = await failure(answer(Promise.resolve({ error: '<html>', response })))
    expect(error.problem).toMatchObject({ status: 502, request_id: 'r-2' })
    expect(error.passing).toBe(true)
  })

  it('that the page no longer wants is not a problem', async () => {
    const aborted = new DOMException('gone', 'AbortError')
    await expect(answer(Promise.reject(aborted))).rejects.toBe(aborted)
  })
})
