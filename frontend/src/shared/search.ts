/** Search parameters as they come from the address: any text, or nothing. */
export type RawSearch = Record<string, unknown>

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** One of the known words; anything else counts as not given. */
export function oneOf<Word extends string>(
  words: readonly Word[],
  value: unknown,
): Word | undefined {
  return words.find((word) => word === value)
}

export function matching(pattern: RegExp, value: unknown): string | undefined {
  const given = text(value)
  return given && pattern.test(given) ? given : undefined
}

/** Reads these parameters as the text they are: what each may be is the server's to say. */
export function texts<const Names extends readonly string[]>(...names: Names) {
  return (raw: RawSearch) =>
    Object.fromEntries(names.map((name) => [name, text(raw[name])])) as {
      [name in Names[number]]?: string | undefined
    }
}

/** A parameter of an address, or several values of it: each is written on its own. */
type Given = Record<string, string | readonly string[] | undefined>

/** What is given as the query of an address; nothing where nothing is. */
export function asked(given: Given): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(given)) {
    for (const one of [value ?? []].flat()) if (one) params.append(key, one)
  }
  const query = params.toString()
  return query && `?${query}`
}

/** The address of a list as a file, under the filters shown. */
export function fileOf(path: string, format: 'csv' | 'xlsx', given: Given = {}): string {
  return `/api/v1/${path}.${format}${asked(given)}`
}
