/** The parts of an OpenAPI 3.1 document that the reference shows. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  example?: unknown
  examples?: unknown[]
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

export interface Parameter {
  $ref?: string
  name: string
  in: 'query' | 'path' | 'header' | 'cookie'
  required?: boolean
  description?: string
  example?: unknown
  schema?: Schema
}

type Content = Record<string, { schema?: Schema; example?: unknown }>

export interface Response {
  $ref?: string
  description?: string
  headers?: Record<string, { $ref?: string; description?: string }>
  content?: Content
}

interface RawOperation {
  operationId?: string
  summary?: string
  description?: string
  tags?: string[]
  parameters?: Parameter[]
  requestBody?: { $ref?: string; content?: Content }
  responses?: Record<string, Response>
}

export interface Spec {
  openapi: string
  info: { title: string; version: string; description?: string }
  servers?: { url: string }[]
  tags?: { name: string; description?: string }[]
  paths: Record<string, Record<string, unknown>>
  components?: Record<string, Record<string, unknown>>
}

export interface Operation {
  id: string
  method: string
  path: string
  tag: string
  summary: string
  description: string
  parameters: Parameter[]
  body: Schema | undefined
  responses: { status: string; response: Response }[]
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Follows a reference into the document; anything else is returned as it is. */
export function resolve<T extends { $ref?: string }>(spec: Spec, value: T): T {
  if (!value.$ref) return value
  let found: unknown = spec
  for (const part of value.$ref.replace('#/', '').split('/')) {
    found = (found as Record<string, unknown> | undefined)?.[part]
  }
  return found ? resolve(spec, found as T) : value
}

/** Every operation in the order of the document. */
export function operations(spec: Spec): Operation[] {
  const base = spec.servers?.[0]?.url.replace(/^https?:\/\/[^/]+/, '').replace(/\/$/, '') ?? ''
  return Object.entries(spec.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const raw = item[method] as RawOperation | undefined
      if (!raw) return []
      const shared = (item.parameters as Parameter[] | undefined) ?? []
      const body = raw.requestBody && resolve(spec, raw.requestBody)
      return {
        id: raw.operationId ?? slug(method, path),
        method: method.toUpperCase(),
        path: `${base}${path}`,
        tag: raw.tags?.[0] ?? 'other',
        summary: raw.summary ?? path,
        description: raw.description ?? '',
        parameters: [...shared, ...(raw.parameters ?? [])].map((p) => resolve(spec, p)),
        body: body?.content && Object.values(body.content)[0]?.schema,
        responses: Object.entries(raw.responses ?? {})
          .map(([status, response]) => ({ status, response: resolve(spec, response) }))
          .sort((a, b) => a.status.localeCompare(b.status)),
      }
    }),
  )
}

function slug(method: string, path: string): string {
  return `${method}${path.replace(/[{}]/g, '').replace(/[^a-z0-9]+/gi, '-')}`.replace(/-$/, '')
}

/** Operations under the tags of the document, in its order. */
export function byTag(
  spec: Spec,
): { name: string; description: string; operations: Operation[] }[] {
  const all = operations(spec)
  const names = [...new Set([...(spec.tags ?? []).map((t) => t.name), ...all.map((o) => o.tag)])]
  return names
    .map((name) => ({
      name,
      description: spec.tags?.find((tag) => tag.name === name)?.description ?? '',
      operations: all.filter((operation) => operation.tag === name),
    }))
    .filter((group) => group.operations.length > 0)
}

const FORMATS: Record<string, string> = {
  'application/json': 'JSON',
  'text/csv': 'CSV',
  'application/x-ndjson': 'NDJSON',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/yaml': 'YAML',
}

/** What a successful answer may be written in. */
export function formats(operation: Operation): string[] {
  const success = operation.responses.find(({ status }) => status.startsWith('2'))
  return Object.keys(success?.response.content ?? {}).map((type) => FORMATS[type] ?? type)
}
