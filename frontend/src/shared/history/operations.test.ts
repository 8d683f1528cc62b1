import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { OPERATIONS } from './words'

/** Those that only read, or write nothing of anybody's. */
const READS =
  /\.(read|list|read_\w+|list_\w+|search|suggest|open|verify|account|permissions|options)$/
const NOT_AUDITED = ['sign_in.begin', 'sign_in.finish', 'tokens.create']
/** Whose an assessment is to work at and to answer: the operations that do so are named besides. */
const WHOSE = /^assessments\.(assess|judge|moderate|agree|discard_any)$/

it('has words for every operation that can change something, by the table that decides who may', () => {
  const table = readFileSync(
    resolve(import.meta.dirname, '../../../../docs/permissions.md'),
    'utf8',
  )
  const all = [...table.matchAll(/^\| `([a-z_]+\.[a-z_]+)` \|/gm)].map(([, name = '']) => name)
  expect(all.length).toBeGreaterThan(50)
  const writes = all.filter(
    (name) => !READS.test(name) && !WHOSE.test(name) && !NOT_AUDITED.includes(name),
  )
  expect(writes.filter((name) => !OPERATIONS.includes(name))).toEqual([])
})
