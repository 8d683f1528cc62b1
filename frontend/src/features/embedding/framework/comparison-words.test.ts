import { expect, it } from 'vitest'
import { fieldWords, tally, valueWords } from './comparison-words'

it('names fields and levels as the page of a version does', () => {
  expect(fieldWords('level_3')).toBe('Level 3 Established')
  expect(fieldWords('explanation')).toBe('What is looked at')
  expect(fieldWords('something_new')).toBe('Something new')
})

it('says in words what the API gives as codes', () => {
  const rules = [{ code: 'wait', meaning: 'The median wait.' }]
  expect(valueWords('scope', 'pcn')).toBe('The network, once')
  expect(valueWords('role_types', 'splw, cc')).toBe(
    'Social prescribing link workers and care co-ordinators',
  )
  expect(valueWords('role_types', '')).toMatch(/^All three/)
  expect(valueWords('is_gate', 'true')).toBe('Yes')
  expect(valueWords('derivation', 'wait', rules)).toBe('The median wait.')
  expect(valueWords('derivation', '', rules)).toMatch(/^Nothing/)
  expect(valueWords('weight', '2')).toBe('Twice')
  expect(valueWords('level_0', 'No “supervision”.')).toBe('No “supervision”.')
})

it('counts what was changed, added and removed', () => {
  const kinds = ['changed', 'added', 'changed'] as const
  expect(tally(kinds.map((kind) => ({ kind })))).toBe('two entries changed and one entry added')
})
