import { describe, expect, it } from 'vitest'
import { capital, counted, listed, numberWord } from './words'

describe('words', () => {
  it('write small numbers out and group large ones', () => {
    expect(numberWord(4)).toBe('four')
    expect(numberWord(36)).toBe('36')
    expect(numberWord(1250)).toBe('1,250')
  })

  it('count things', () => {
    expect(counted(1, 'board')).toBe('one board')
    expect(counted(0, 'board')).toBe('no boards')
    expect(capital(counted(5, 'board'))).toBe('Five boards')
  })

  it('list things with an “and” and no comma before it', () => {
    expect(listed([])).toBe('')
    expect(listed(['A'])).toBe('A')
    expect(listed(['A', 'B'])).toBe('A and B')
    expect(listed(['A', 'B', 'C'])).toBe('A, B and C')
  })

  it('keep names apart that hold an “and” of their own', () => {
    expect(listed(['Hampshire and Isle of Wight', 'Thames Valley', 'Surrey and Sussex'])).toBe(
      'Hampshire and Isle of Wight; Thames Valley; and Surrey and Sussex',
    )
  })
})
