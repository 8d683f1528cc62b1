import { describe, expect, it } from 'vitest'
import { boardSearch, compareSearch } from './filters'
import { fileAddress } from './queries'

describe('the list’s address', () => {
  it('keeps what it understands', () => {
    const search = { region_code: 'Y56', status: 'closed', sort: 'ods_code', cursor: 'abc' }
    expect(boardSearch(search)).toEqual(search)
  })

  it('leaves out what it does not', () => {
    expect(boardSearch({ status: 'gone', sort: 'drop', cursor: 7, from: 'x' })).toEqual({})
  })

  it('names the same list as a file', () => {
    expect(fileAddress('csv', { as_of: '2026-03-31', status: undefined })).toBe(
      '/api/v1/icbs.csv?as_of=2026-03-31',
    )
    expect(fileAddress('xlsx', {})).toBe('/api/v1/icbs.xlsx')
    expect(fileAddress('csv', { status: 'any', cursor: 'abc', from: '51' })).toBe(
      '/api/v1/icbs.csv?status=open&status=closed&status=not_yet_open',
    )
  })

  it('keeps a region nobody knows, to say that nobody does', () => {
    expect(boardSearch({ region_code: 'ZZ' })).toEqual({ region_code: 'ZZ' })
  })
})

describe('the compare page’s address', () => {
  it('carries both names, or none', () => {
    expect(compareSearch({ mine: 'A & B', base: 'C' })).toEqual({ mine: 'A & B', base: 'C' })
    expect(compareSearch({})).toEqual({ mine: '', base: '' })
  })
})
