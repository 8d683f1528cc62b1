import type { Client } from 'openapi-fetch'
import { personFor } from './person'
import type { paths } from './schema'

/** Calls typed by the contract. The types are openapi-fetch's; what sends them is only what our pages use. */
type Calls = Pick<Client<paths, 'application/json'>, 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>

interface Options {
  params?: {
    path?: Record<string, unknown>
    query?: Record<string, unknown>
    header?: Record<string, string>
  }
  headers?: HeadersInit
  body?: unknown
  parseAs?: 'json' | 'text'
  signal?: AbortSignal
}

/** The address of a call: what is not given is left out, each of several values stands by itself. */
function addressOf(path: string, { params: { path: parts = {}, query = {} } = {} }: Options) {
  const address = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(parts[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one))
    }
  }
  const asked = search.toString()
  return new URL(asked ? `${address}?${asked}` : address, globalThis.location.origin)
}

function headersOf(method: string, { params, headers: given, body }: Options): Headers {
  const headers = new Headers(given)
  for (const [name, value] of Object.entries(params?.header ?? {})) {
    if (value !== undefined && value !== null) headers.set(name, String(value))
  }
  if (body !== undefined && !headers.has('Content-Type')) {
    headers.set('Content-Type', 'application/json')
  }
  const person = personFor(method)
  if (person) headers.set('X-Trellis-Person', person)
  return headers
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function sender(method: string) {
  return async (path: string, options: Options = {}) => {
    const response = await fetch(
      new Request(addressOf(path, options), {
        method,
        headers: headersOf(method, options),
        credentials: 'same-origin',
        ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
        ...(options.signal && { signal: options.signal }),
      }),
    )
    const text = await response.text()
    if (!response.ok) return { error: jsonOf(text), response }
    if (options.parseAs === 'text') return { data: text, response }
    return { data: text ? JSON.parse(text) : undefined, response }
  }
}

export const api = Object.fromEntries(
  ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [method, sender(method)]),
) as unknown as Calls
