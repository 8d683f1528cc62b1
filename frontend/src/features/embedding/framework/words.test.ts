import { expect, it } from 'vitest'
import { askedOf, countsWords, levelName } from './words'

it('says whom a criterion is asked of', () => {
  expect(askedOf({ scope: 'pcn', role_types: [] })).toBe('The network, once')
  expect(askedOf({ scope: 'role', role_types: [] })).toBe('Each role the network deploys')
  expect(askedOf({ scope: 'role', role_types: ['splw', 'cc'] })).toBe(
    'Social prescribing link workers and care co-ordinators',
  )
})

it('says how much a criterion counts only where it counts more than once', () => {
  expect(countsWords({ is_core: true, weight: 1 })).toBe('In the core set')
  expect(countsWords({ is_core: false, weight: 3 })).toBe(
    'In the full set only; counts 3 times in its domain',
  )
})

it('names a level by its number and its word', () => {
  expect([0, 1, 2, 3, 4].map(levelName)).toEqual([
    '0 Not started',
    '1 Emerging',
    '2 Developing',
    '3 Established',
    '4 Embedded',
  ])
})
