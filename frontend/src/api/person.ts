let personOf: () => string | undefined = () => undefined

/** Says how to tell whom the page was made for. */
export function pageIsFor(person: () => string | undefined) {
  personOf = person
}

/** Every change names whom its page was made for, so that nothing is done in the name of whoever signed in since. */
export function personFor(method: string): string | undefined {
  return method === 'GET' ? undefined : personOf()
}
