import createClient from 'openapi-fetch'
import { afterEach, expect, it } from 'vitest'
import { namesPerson, pageIsFor } from './person'
import type { paths } from './schema'

const sent: Request[] = []
const api = createClient<paths>({
  baseUrl: 'http://trellis.invalid',
  fetch: async (request) => {
    sent.push(request)
    return new Response(null, { status: 204 })
  },
})
api.use(namesPerson)

afterEach(() => {
  sent.length = 0
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
