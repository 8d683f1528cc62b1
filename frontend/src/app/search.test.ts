import { describe, expect, it } from 'vitest'
import { parseSearch, stringifySearch } from './search'

describe('the address', () => {
  it('keeps dates and numbers as the text they were', () => {
    expect(parseSearch('?as_of=2026-04-01&cursor=20')).toEqual({
      as_of: '2026-04-01',
      cursor: '20',
    })
  })

  it('drops what is not set and quotes nothing', () => {
    expect(stringifySearch({ as_of: '2026-04-01', sort: undefined, status: '' })).toBe(
      '?as_of=2026-04-01',
    )
    expect(stringifySearch({})).toBe('')
  })

  it('brings back any text it was given', () => {
    const search = { mine: 'Ünïted & “North”, 50% + 1', base: '2026' }
    expect(parseSearch(stringifySearch(search))).toEqual(search)
  })
})
