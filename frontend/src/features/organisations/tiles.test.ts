import { describe, expect, it } from 'vitest'
import { borough, totals } from '@/testing/region'
import { measureOf, stepOf } from './measures'
import { inReadingOrder, neighbour, tileName } from './tiles'

const at = (gss: string, column: number, row: number) => borough(gss, gss, [column, row], totals(1))
const tiles = [at('mid', 3, 3), at('top', 3, 0), at('left', 0, 3), at('far', 4, 6), at('by', 4, 3)]
const mid = at('mid', 3, 3)

describe('the map of tiles', () => {
  it('is read from the top left', () => {
    expect(inReadingOrder(tiles).map((tile) => tile.gss_code)).toEqual([
      'top',
      'left',
      'mid',
      'by',
      'far',
    ])
  })

  it.each([
    ['ArrowUp', 'top'],
    ['ArrowLeft', 'left'],
    ['ArrowRight', 'by'],
    ['ArrowDown', 'far'],
    ['Enter', undefined],
  ])('%s leads to the nearest tile that way: %s', (key, to) => {
    expect(neighbour(tiles, mid, key)?.gss_code).toBe(to)
  })

  it('stays where there is nothing that way', () => {
    expect(neighbour(tiles, at('left', 0, 3), 'ArrowLeft')).toBeUndefined()
  })

  it('shortens names so that they fit', () => {
    expect(tileName('Kensington and Chelsea')).toBe('Kensington & Chelsea')
    expect(tileName('Kingston upon Thames')).toBe('Kingston')
  })
})

describe('the ramp', () => {
  it.each([
    ['pcns', 1, 1],
    ['pcns', 5, 2],
    ['pcns', 12, 4],
    ['imd_score', 14.96, 2],
    ['imd_score', 14.94, 1],
    ['list_size', 449_999, 3],
  ])('puts %s %d on step %d, as it is written', (name, value, step) => {
    expect(stepOf(value, measureOf(name))).toBe(step)
  })
})
