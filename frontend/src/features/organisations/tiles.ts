import type { RegionBorough } from '@/api/types'

/** Three letters for a phone's tiles, where a name has no room; a screen reader has the name. */
const LETTERS: Record<string, string> = {
  E09000001: 'Cty',
  E09000002: 'B&D',
  E09000003: 'Bnt',
  E09000004: 'Bex',
  E09000005: 'Brt',
  E09000006: 'Bro',
  E09000007: 'Cmd',
  E09000008: 'Cro',
  E09000009: 'Eal',
  E09000010: 'Enf',
  E09000011: 'Gre',
  E09000012: 'Hac',
  E09000013: 'H&F',
  E09000014: 'Hgy',
  E09000015: 'Hrw',
  E09000016: 'Hav',
  E09000017: 'Hil',
  E09000018: 'Hou',
  E09000019: 'Isl',
  E09000020: 'K&C',
  E09000021: 'Kin',
  E09000022: 'Lam',
  E09000023: 'Lew',
  E09000024: 'Mer',
  E09000025: 'New',
  E09000026: 'Red',
  E09000027: 'Ric',
  E09000028: 'Swk',
  E09000029: 'Sut',
  E09000030: 'TH',
  E09000031: 'WF',
  E09000032: 'Wan',
  E09000033: 'Wmr',
}

export function lettersOf({ gss_code, name }: Pick<RegionBorough, 'gss_code' | 'name'>): string {
  return LETTERS[gss_code] ?? name.slice(0, 3)
}

/** As a tile has room for it; the soft hyphen shows only where the name would not fit. */
export function tileName(name: string): string {
  return name
    .replace(' and ', ' & ')
    .replace(' upon Thames', '')
    .replace('Hammersmith', 'Hammer\u00adsmith')
}

type Tile = Pick<RegionBorough, 'gss_code' | 'tile_column' | 'tile_row'>

/** From the top left to the bottom right: the order in which the keyboard meets them. */
export function inReadingOrder<Place extends Tile>(tiles: readonly Place[]): Place[] {
  return [...tiles].sort((a, b) => a.tile_row - b.tile_row || a.tile_column - b.tile_column)
}

const DIRECTIONS: Record<string, readonly [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** The tile an arrow key leads to: straight on if there is one, else the nearest that way. */
export function neighbour(tiles: readonly Tile[], from: Tile, key: string): Tile | undefined {
  const direction = DIRECTIONS[key]
  if (!direction) return undefined
  const [dx, dy] = direction
  let best: Tile | undefined
  let least = Number.POSITIVE_INFINITY
  for (const tile of tiles) {
    const across = tile.tile_column - from.tile_column
    const down = tile.tile_row - from.tile_row
    const ahead = across * dx + down * dy
    const aside = Math.abs(across * dy) + Math.abs(down * dx)
    if (ahead <= 0) continue
    const far = ahead + aside * 3
    if (far < least) {
      least = far
      best = tile
    }
  }
  return best
}
