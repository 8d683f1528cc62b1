import { describe, expect, it } from 'vitest'
import { pair } from '@/testing/boards'
import { layOut } from './succession-layout'

const ref = (ods_code: string) => ({ ods_code, name: ods_code, short_name: ods_code })

describe('the succession figure', () => {
  it('puts a merged board level with the middle of those it came from', () => {
    const { before, after, rows } = layOut([pair('QMJ', 'Z9B2Z'), pair('QRV', 'Z9B2Z')])
    expect(before.map((row) => row.at)).toEqual([0, 1])
    expect(after).toEqual([expect.objectContaining({ at: 0.5 })])
    expect(rows).toBe(2)
  })

  it('keeps unchanged boards level with themselves', () => {
    const { before, after, lines } = layOut([pair('A', 'C'), pair('B', 'C')], [ref('D')])
    expect(before.at(-1)?.at).toBe(after.at(-1)?.at)
    expect(lines.filter((line) => line.kind === 'unchanged')).toHaveLength(1)
  })

  it('never puts two boards on top of each other, and never outside the figure', () => {
    const pairs = [
      pair('A', 'X', 'split'),
      pair('A', 'Y', 'split'),
      pair('A', 'Z', 'split'),
      pair('B', 'Y'),
    ]
    const { after, rows } = layOut(pairs)
    for (const [i, row] of after.entries()) {
      const next = after[i + 1]
      if (next) expect(next.at - row.at).toBeGreaterThanOrEqual(1)
      expect(row.at).toBeGreaterThanOrEqual(0)
      expect(row.at + 1).toBeLessThanOrEqual(rows)
    }
  })

  it('draws one line for each succession', () => {
    const pairs = [pair('A', 'X', 'split'), pair('A', 'Y', 'acquisition'), pair('B', 'X')]
    expect(layOut(pairs).lines.map((line) => line.kind)).toEqual(['split', 'acquisition', 'merger'])
  })

  it('draws boards that share a successor side by side', () => {
    const pairs = [pair('A', 'X'), pair('B', 'Y'), pair('C', 'X')]
    expect(layOut(pairs).before.map((row) => row.board.ods_code)).toEqual(['A', 'C', 'B'])
  })
})
