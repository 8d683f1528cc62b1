import { describe, expect, it } from 'vitest'
import { curl } from './curl'
import { codesFor } from './errors'
import { example, schemaRows, typeWords } from './schema-rows'
import { byTag, formats, operations, type Spec } from './spec'

const spec: Spec = {
  openapi: '3.1.1',
  info: { title: 'Trellis', version: '1' },
  tags: [{ name: 'organisations', description: 'Boards' }],
  paths: {
    '/api/v1/icbs': {
      get: {
        operationId: 'listICBs',
        summary: 'List boards',
        tags: ['organisations'],
        responses: { '200': { content: { 'application/json': {}, 'text/csv': {} } } },
      },
    },
    '/api/v1/icbs/{code}': {
      parameters: [{ $ref: '#/components/parameters/code' }],
      patch: {
        tags: ['organisations'],
        parameters: [
          { name: 'If-Match', in: 'header', required: true },
          { name: 'dry_run', in: 'query' },
        ],
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Change' } } },
        },
        responses: { '422': {}, '200': {} },
      },
    },
  },
  components: {
    parameters: { code: { name: 'code', in: 'path', required: true, example: 'QMJ' } },
    schemas: {
      Change: {
        type: 'object',
        required: ['short_name'],
        properties: {
          short_name: { type: 'string', minLength: 2, maxLength: 60, examples: ['Camden'] },
          until: { type: ['string', 'null'], format: 'date' },
          kind: { anyOf: [{ $ref: '#/components/schemas/Kind' }, { type: 'null' }] },
          links: { type: 'array', items: { $ref: '#/components/schemas/Link' } },
        },
      },
      Kind: { type: 'string', enum: ['merger', 'split'] },
      Link: { type: 'object', properties: { code: { type: 'string' } } },
    },
  },
}
const change = { $ref: '#/components/schemas/Change' }

describe('the description', () => {
  it('lists every operation with the parameters of its path', () => {
    const [list, patch] = operations(spec)
    expect(list).toMatchObject({ id: 'listICBs', method: 'GET', path: '/api/v1/icbs' })
    expect(patch?.parameters.map((p) => p.name)).toEqual(['code', 'If-Match', 'dry_run'])
    expect(patch?.responses.map((r) => r.status)).toEqual(['200', '422'])
  })

  it('gives an operation without an id one that fits an address', () => {
    expect(operations(spec)[1]?.id).toBe('patch-api-v1-icbs-code')
  })

  it('groups operations by tag and names the formats of an answer', () => {
    expect(byTag(spec)).toMatchObject([{ name: 'organisations', description: 'Boards' }])
    expect(operations(spec).slice(0, 1).flatMap(formats)).toEqual(['JSON', 'CSV'])
  })
})

describe('a schema', () => {
  it('is told in words', () => {
    const words = Object.fromEntries(schemaRows(spec, change).map((row) => [row.path, row.type]))
    expect(words).toEqual({
      short_name: 'text',
      until: 'date or null',
      kind: 'one of merger, split or null',
      links: 'list of objects',
      'links[].code': 'text',
    })
    expect(typeWords(spec, { type: 'integer' })).toBe('whole number')
  })

  it('says what must be there and within which limits', () => {
    const [name, until] = schemaRows(spec, change)
    expect(name).toMatchObject({ required: true, note: '2 to 60 characters' })
    expect(until?.required).toBe(false)
  })

  it('makes an example of itself', () => {
    expect(example(spec, change)).toMatchObject({
      short_name: 'Camden',
      kind: 'merger',
      links: [{ code: '…' }],
    })
  })
})

describe('a request to paste', () => {
  it('has the path, the headers and the body it must have', () => {
    const [, patch] = operations(spec)
    const lines = patch ? curl(spec, patch, 'https://trellis.example').split('\n') : []
    expect(lines[0]).toMatch(
      /^IF_MATCH=\$\(curl -sI "https:\/\/trellis.example\/api\/v1\/icbs\/QMJ" \| awk/,
    )
    expect(lines[1]).toBe('curl -X PATCH "https://trellis.example/api/v1/icbs/QMJ?dry_run=true" \\')
    expect(lines[2]).toBe('  -H "If-Match: $IF_MATCH" \\')
    expect(lines.at(-1)).toContain('"short_name":"Camden"')
  })
})

describe('problem codes', () => {
  it('are found by status', () => {
    expect(codesFor('412')).toEqual(['stale'])
    expect(codesFor('422')).toEqual(['invalid', 'refused_content', 'idempotency_key_reused'])
    expect(codesFor('200')).toEqual([])
  })
})
