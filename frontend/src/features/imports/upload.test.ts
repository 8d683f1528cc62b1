import { afterEach, describe, expect, it, vi } from 'vitest'
import { ProblemError } from '@/api/problem'
import { plan } from '@/testing/imports'
import { faultsOf, isStopped } from './faults'
import { type Stage, sendFile } from './upload'

/** A request that does what a test tells it to. */
class Request {
  static last: Request
  upload: { onprogress?: (e: object) => void; onload?: () => void } = {}
  headers: Record<string, string> = {}
  status = 0
  responseText = ''
  sent?: FormData
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  onloadend?: () => void
  constructor() {
    Request.last = this
  }
  open() {}
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  getResponseHeader(name: string) {
    return name === 'ETag' ? '"v1.a"' : 'r-9'
  }
  send(form: FormData) {
    this.sent = form
  }
  abort() {
    this.onabort?.()
  }
  answer(status: number, body: unknown) {
    this.status = status
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body)
    this.onload?.()
  }
}

function start(as_at?: string) {
  vi.stubGlobal('XMLHttpRequest', Request)
  const stages: Stage[] = []
  const stop = new AbortController()
  const file = new File(['a,b'], 'a.csv')
  const sending = { kind: 'list_sizes', as_at, columns: undefined, file, key: 'k-1' }
  const done = sendFile(sending, (stage) => stages.push(stage), stop.signal)
  return { done, stages, stop, request: Request.last }
}

afterEach(() => vi.unstubAllGlobals())

const refusal = {
  type: '/docs/errors#invalid',
  title: 'Cannot be right',
  status: 422,
  detail: 'One value is wrong.',
  instance: '/api/v1/imports',
  code: 'invalid',
  request_id: 'r-9',
  errors: [{ pointer: 'form:file', code: 'wrong_kind', message: 'It looks like list sizes.' }],
}

describe('sending a file', () => {
  it('sends kind and day before the file, under a key', async () => {
    const { request, done } = start('2026-07-01')
    expect([...(request.sent?.keys() ?? [])]).toEqual(['kind', 'as_at', 'file'])
    expect(request.headers['Idempotency-Key']).toBe('k-1')
    request.answer(201, plan())
    await expect(done).resolves.toEqual({ data: plan(), etag: '"v1.a"' })
  })

  it('tells how far it is, then that the file is read', () => {
    const { request, stages } = start()
    request.upload.onprogress?.({ loaded: 2, total: 3 })
    request.upload.onload?.()
    expect(stages).toEqual([
      { name: 'sending', sent: 0, total: 3 },
      { name: 'sending', sent: 2, total: 3 },
      { name: 'reading' },
    ])
  })

  it('says at the field why a file is refused', async () => {
    const { request, done } = start()
    request.answer(422, refusal)
    const error = await done.catch((thrown: unknown) => thrown)
    expect(faultsOf(error)).toEqual({ file: 'It looks like list sizes.' })
  })

  it.each([413, 415])('says at the file what %i is about', async (status) => {
    const { request, done } = start()
    request.answer(status, { ...refusal, status, errors: undefined, detail: 'Send a zip of it.' })
    const error = await done.catch((thrown: unknown) => thrown)
    expect(faultsOf(error)).toEqual({ file: 'Send a zip of it.' })
  })

  it('keeps the request id of an answer that is no problem', async () => {
    const { request, done } = start()
    request.answer(502, '<html>')
    const error = await done.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProblemError)
    expect((error as ProblemError).problem.request_id).toBe('r-9')
    expect(faultsOf(error)).toEqual({})
  })

  it('that never arrives can be tried again', async () => {
    const { request, done } = start()
    request.onerror?.()
    const error = await done.catch((thrown: unknown) => thrown)
    expect((error as ProblemError).unreachable).toBe(true)
  })

  it('can be stopped', async () => {
    const { stop, done } = start()
    stop.abort()
    const error = await done.catch((thrown: unknown) => thrown)
    expect(isStopped(error)).toBe(true)
  })
})
