import { describe, expect, it } from 'vitest'
import { fileFault, percent, sizeOf } from './progress'

describe('progress', () => {
  it('is whole per cent, and a hundred only at the end', () => {
    expect([
      percent(0, 0),
      percent(0, 8),
      percent(1, 3),
      percent(999, 1000),
      percent(8, 8),
    ]).toEqual([0, 0, 33, 99, 100])
  })

  it('says sizes as people do', () => {
    expect(
      [0, 999, 262_144, 620_803, 1 << 20, 10 << 20].map((n) => sizeOf(n).replace('\u00a0', ' ')),
    ).toEqual(['0 bytes', '999 bytes', '256 kB', '606 kB', '1 MB', '10 MB'])
  })
})

describe('a file', () => {
  it('that cannot be taken is not sent', () => {
    expect(fileFault(undefined)).toBe('Choose a file.')
    expect(fileFault({ name: 'a.csv', size: 0 })).toContain('a.csv is empty.')
    expect(fileFault({ name: 'a.csv', size: (10 << 20) + 1 })).toContain('Send a zip of it.')
    expect(fileFault({ name: 'a.csv', size: 10 << 20 })).toBeUndefined()
  })
})
