import type { Middleware } from 'openapi-fetch'

let personOf: () => string | undefined = () => undefined

/** Says how to tell whom the page was made for. */
export function pageIsFor(person: () => string | undefined) {
  personOf = person
}

/** Every change names whom its page was made for, so that nothing is done in the name of whoever signed in since. */
export const namesPerson: Middleware = {
  onRequest({ request }) {
    const person = request.method === 'GET' ? undefined : personOf()
    if (person) request.headers.set('X-Trellis-Person', person)
    return request
  },
}
