import { describe, expect, it } from 'vitest'
import { fieldChanges, valueWords } from './diff'

describe('what changed of a record', () => {
  it('is each field with its value before and after, those of every record last', () => {
    const before = { version: 1, short_name: 'North London', open: true }
    const after = { version: 2, short_name: 'North Central London', open: true }
    expect(fieldChanges(before, after)).toEqual([
      { field: 'short_name', before: 'North London', after: 'North Central London' },
      { field: 'version', before: '1', after: '2' },
    ])
  })

  it('has no before where it was made, and no after where it is gone', () => {
    expect(fieldChanges(null, { name: 'A' })).toEqual([{ field: 'name', before: null, after: 'A' }])
    expect(fieldChanges({ name: 'A' }, null)).toEqual([{ field: 'name', before: 'A', after: null }])
  })
})

it.each([
  [null, null],
  ['', null],
  [true, 'Yes'],
  [['QMJ', 'QRV'], 'QMJ, QRV'],
  [{ sealed: 'ab12' }, 'Kept secret'],
  ['2026-03-31', '31\u00a0March\u00a02026'],
  ['2026-06-30T23:30:00.123456+00:00', '1\u00a0July\u00a02026, 00:30'],
  [4, '4'],
])('reads %j as %j', (value, words) => expect(valueWords(value)).toBe(words))
