import { example } from './schema-rows'
import type { Operation, Parameter, Spec } from './spec'

function sample({ name, example: given, schema }: Parameter): string {
  const value = given ?? schema?.example ?? schema?.examples?.[0]
  return value === undefined ? `{${name}}` : String(value)
}

/** A request one can paste: what must be sent is there, and what may be is left out. */
export function curl(spec: Spec, operation: Operation, origin: string): string {
  const must = operation.parameters.filter((parameter) => parameter.required)
  let path = operation.path
  for (const parameter of must.filter((p) => p.in === 'path')) {
    path = path.replace(`{${parameter.name}}`, sample(parameter))
  }
  const query = must.filter((p) => p.in === 'query').map((p) => `${p.name}=${sample(p)}`)
  const address = `${origin}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`
  // A change is tried out first where the server offers that.
  const dry = operation.parameters.some((p) => p.name === 'dry_run') ? '?dry_run=true' : ''
  const lines = [`curl "${address}"`]
  if (operation.method !== 'GET') lines[0] = `curl -X ${operation.method} "${address}${dry}"`
  for (const header of must.filter((p) => p.in === 'header')) {
    const variable = `$${header.name.toUpperCase().replaceAll('-', '_')}`
    lines.push(`  -H "${header.name}: ${variable}"`)
  }
  if (operation.body) {
    lines.push("  -H 'Content-Type: application/json'")
    lines.push(`  -d '${JSON.stringify(example(spec, operation.body))}'`)
  }
  const request = lines.join(' \\\n')
  if (!must.some((p) => p.name === 'If-Match')) return request
  const etag = `awk 'tolower($1) == "etag:" {print $2}' | tr -d '\\r'`
  return `IF_MATCH=$(curl -sI "${address}" | ${etag})\n${request}`
}
