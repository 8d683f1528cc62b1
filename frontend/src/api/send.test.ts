// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pageIsFor } from './person'
import { api } from './send'

let sent: Request[] = []
let reply: () => Response

beforeEach(() => {
  sent = []
  reply = () => new Response(null, { status: 204 })
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request)
    return reply()
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  pageIsFor(() => undefined)
})

it('a change names the person its page was made for, a reading nobody', async () => {
  pageIsFor(() => 'amina')
  await api.DELETE('/api/v1/session')
  await api.GET('/api/v1/session')
  expect(sent.map((request) => request.headers.get('X-Trellis-Person'))).toEqual(['amina', null])
})

it('a change made by nobody names nobody', async () => {
  await api.DELETE('/api/v1/session')
  expect(sent[0]?.headers.has('X-Trellis-Person')).toBe(false)
})

it('what is not given is left out of the address, and each of several values stands by itself', async () => {
  const params = {
    path: { code: 'A/B' },
    query: { as_of: undefined, fields: 'a,b' },
  }
  await api.GET('/api/v1/pcns/{code}', { params })
  await api.GET('/api/v1/icbs', { params: { query: { status: ['open', 'closed'], limit: 2 } } })
  expect(sent.map(({ url }) => url.replace(globalThis.location.origin, ''))).toEqual([
    '/api/v1/pcns/A%2FB?fields=a%2Cb',
    '/api/v1/icbs?status=open&status=closed&limit=2',
  ])
})

it('a change is sent as JSON with the version it was made on', async () => {
  await api.PATCH('/api/v1/icbs/{code}', {
    params: { path: { code: 'QMJ' }, header: { 'If-Match': '"3"' } },
    body: { short_name: 'North' },
  })
  const [request] = sent
  expect(request?.method).toBe('PATCH')
  expect(request?.headers.get('If-Match')).toBe('"3"')
  expect(request?.headers.get('Content-Type')).toBe('application/json')
  expect(await request?.json()).toEqual({ short_name: 'North' })
})

it('gives data, text where that is asked for, and what a refusal says', async () => {
  reply = () => Response.json({ name: 'Trellis' })
  expect((await api.GET('/api/v1/about')).data).toEqual({ name: 'Trellis' })
  reply = () => new Response('code\r\n')
  expect((await api.GET('/api/v1/icbs', { parseAs: 'text' })).data).toBe('code\r\n')
  reply = () => Response.json({ code: 'stale' }, { status: 412 })
  expect((await api.GET('/api/v1/about')).error).toEqual({ code: 'stale' })
  reply = () => new Response('<html>', { status: 502 })
  expect((await api.GET('/api/v1/about')).error).toBe('<html>')
})
