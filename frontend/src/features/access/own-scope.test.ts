import { expect, it } from 'vitest'
import { kindsWithin, ownScope, within } from './own-scope'

const region = { scope_kind: 'region' as const, scope_keys: ['Y56'], scope_names: ['London'] }
const board = {
  scope_kind: 'icb' as const,
  scope_keys: ['Z9B2Z'],
  scope_names: ['West and North London'],
}
const options = ['Z9B2Z', 'QMF'].map((key) => ({ key, name: key }))

it('begins with what the caller was given, where a role is given for such a thing', () => {
  expect(ownScope(['icb', 'place'], [board])).toEqual({
    kind: 'icb',
    chosen: [{ key: 'Z9B2Z', name: 'West and North London' }],
  })
  expect(ownScope(['pcn'], [board])).toEqual({ kind: 'pcn', chosen: [] })
  expect(ownScope([], [board])).toBeUndefined()
})

it('leaves the choice where the caller was given several', () => {
  const two = {
    ...board,
    scope_keys: ['Z9B2Z', 'QMF'],
    scope_names: ['West and North London', 'North East London'],
  }
  expect(ownScope(['icb'], [two])).toEqual({ kind: 'icb', chosen: [] })
})

it('offers regions only to whoever has one', () => {
  expect(kindsWithin(['region', 'icb'], [region])).toEqual(['region', 'icb'])
  expect(kindsWithin(['region', 'icb'], [board])).toEqual(['icb'])
})

it('offers boards within reach: all of them to a region, to a board its own', () => {
  expect(within('icb', options, [region])).toEqual(options)
  expect(within('icb', options, [board])).toEqual([{ key: 'Z9B2Z', name: 'West and North London' }])
  const cornwall = { ...board, scope_keys: ['QT6'], scope_names: ['Cornwall'] }
  expect(within('icb', options, [cornwall])).toEqual([{ key: 'QT6', name: 'Cornwall' }])
  expect(within('region', [{ key: 'Y56', name: 'London' }], [board])).toEqual([])
})
