import { resolve, type Schema, type Spec } from './spec'

export interface SchemaRow {
  path: string
  type: string
  required: boolean
  note: string
}

const DEEPEST = 4

function merged(spec: Spec, schema: Schema): Schema {
  const own = resolve(spec, schema)
  if (!own.allOf) return own
  const parts = own.allOf.map((part) => merged(spec, part))
  return {
    ...own,
    properties: Object.assign({}, own.properties, ...parts.map((part) => part.properties)),
    required: [own, ...parts].flatMap((part) => part.required ?? []),
  }
}

function alternatives(schema: Schema): Schema[] {
  return schema.anyOf ?? schema.oneOf ?? []
}

function isNull(schema: Schema): boolean {
  return schema.type === 'null'
}

/** A schema's type in words: "text or null", "list of objects", "one of open, closed". */
export function typeWords(spec: Spec, schema: Schema): string {
  const own = merged(spec, schema)
  const options = alternatives(own)
  if (options.length > 0) {
    return options.map((option) => (isNull(option) ? 'null' : typeWords(spec, option))).join(' or ')
  }
  const types = [own.type ?? (own.properties ? 'object' : 'any')].flat()
  const words = types.map((type) => oneType(spec, own, type))
  return words.join(' or ')
}

function oneType(spec: Spec, schema: Schema, type: string): string {
  if (type === 'null') return 'null'
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum) return `one of ${schema.enum.filter((v) => v !== null).join(', ')}`
  if (type === 'array') return `list of ${plural(typeWords(spec, schema.items ?? {}))}`
  if (schema.format === 'date') return 'date'
  if (schema.format === 'date-time') return 'instant'
  if (type === 'string') return 'text'
  if (type === 'boolean') return 'true or false'
  if (type === 'integer') return 'whole number'
  return type
}

function plural(words: string): string {
  return words === 'object' ? 'objects' : words
}

/** Limits and defaults that the type alone does not say. */
export function limits(schema: Schema): string {
  const { minimum, maximum, minLength, maxLength, pattern } = schema
  const found = [
    minLength !== undefined && maxLength !== undefined && `${minLength} to ${maxLength} characters`,
    minimum !== undefined && maximum !== undefined && `${minimum} to ${maximum}`,
    pattern && `matches ${pattern}`,
    schema.default !== undefined && `${String(schema.default)} when left out`,
  ]
  return found.filter(Boolean).join('; ')
}

/** Every field of a body, nested ones under a dotted path. */
export function schemaRows(spec: Spec, schema: Schema, prefix = '', depth = 0): SchemaRow[] {
  const own = objectIn(spec, schema)
  if (!own.properties || depth >= DEEPEST) return []
  return Object.entries(own.properties).flatMap(([name, property]) => {
    const value = merged(spec, property)
    const path = `${prefix}${name}`
    const row: SchemaRow = {
      path,
      type: typeWords(spec, property),
      required: own.required?.includes(name) ?? false,
      note: [property.description ?? value.description, limits(value)].filter(Boolean).join(' · '),
    }
    const isList = [value.type].flat().includes('array')
    const inner = isList && value.items ? value.items : value
    return [row, ...schemaRows(spec, inner, `${path}${isList ? '[]' : ''}.`, depth + 1)]
  })
}

function objectIn(spec: Spec, schema: Schema): Schema {
  const own = merged(spec, schema)
  const option = alternatives(own).find((candidate) => !isNull(candidate))
  return option ? objectIn(spec, option) : own
}

/** A value that fits a schema, to start from: its own example where it has one. */
export function example(spec: Spec, schema: Schema): unknown {
  const own = objectIn(spec, schema)
  const given = own.example ?? own.examples?.[0] ?? own.const ?? own.default ?? own.enum?.[0]
  if (given !== undefined) return given
  const type = [own.type].flat()[0] ?? (own.properties ? 'object' : 'string')
  if (type === 'object') {
    const entries = Object.entries(own.properties ?? {})
    return Object.fromEntries(entries.map(([name, value]) => [name, example(spec, value)]))
  }
  if (type === 'array') return own.items ? [example(spec, own.items)] : []
  if (type === 'integer' || type === 'number') return own.minimum ?? 1
  if (type === 'boolean') return true
  return own.format === 'date' ? '2026-03-31' : '…'
}
