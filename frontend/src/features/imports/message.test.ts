import { describe, expect, it } from 'vitest'
import { parts, sentence } from './message'

describe('a sentence about a cell', () => {
  it('tells what stands in the file apart', () => {
    expect(parts('“U9000X” is not the code of a PCN, such as U12345.')).toEqual([
      { found: 'U9000X' },
      { words: ' is not the code of a PCN, such as U12345.' },
    ])
  })

  it('writes days out, but never those of the file', () => {
    expect(parts('“2026-10-01” was read as 2026-10-01.')).toEqual([
      { found: '2026-10-01' },
      { words: ' was read as 1\u00a0October\u00a02026.' },
    ])
  })

  it('leaves a pattern for days as it is', () => {
    const pattern = 'Write it as 20260331, 2026-03-31 or 31Mar2026.'
    expect(parts(pattern)).toEqual([{ words: pattern }])
  })

  it('comes after the value found, where it does not quote it', () => {
    expect(sentence('It was taken to leave.', '20220701')).toEqual([
      { words: 'Found ' },
      { found: '20220701' },
      { words: ' here. ' },
      { words: 'It was taken to leave.' },
    ])
    expect(sentence('“U” is none.', 'U')).toEqual([{ found: 'U' }, { words: ' is none.' }])
    expect(sentence('The score is missing.', null)).toEqual([{ words: 'The score is missing.' }])
  })
})
