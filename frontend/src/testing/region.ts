import type { RegionBorough, RegionBoroughs, RegionOrganisations, Totals } from '@/api/types'

export function totals(
  pcns: number,
  list_size: number | null = null,
  imd_score: number | null = null,
): Totals {
  return { pcns, practices: pcns * 5, practices_unallocated: 0, list_size, imd_score }
}

/** London on a day: a board for each name, holding so many PCNs. */
export function region(
  as_of: string,
  boards: readonly (readonly [code: string, name: string, pcns: number])[],
  rest: Partial<RegionOrganisations> = {},
): RegionOrganisations {
  return {
    region_code: 'Y56',
    region_name: 'London',
    as_of,
    boundaries: 'then',
    is_carried_back: false,
    is_demo: false,
    items: boards.map(([icb_code, icb_short_name, pcns]) => ({
      icb_code,
      icb_short_name,
      icb_name: `NHS ${icb_short_name}`,
      ...totals(pcns),
    })),
    unmapped: totals(0),
    total: totals(boards.reduce((sum, [, , pcns]) => sum + pcns, 0)),
    ...rest,
  }
}

export function borough(
  gss_code: string,
  name: string,
  tile: readonly [column: number, row: number],
  held: Totals,
): RegionBorough {
  return {
    gss_code,
    name,
    icb_code: null,
    icb_short_name: null,
    tile_column: tile[0],
    tile_row: tile[1],
    ...held,
  }
}

export function boroughs(items: RegionBorough[], unmapped = totals(0)): RegionBoroughs {
  return {
    region_code: 'Y56',
    region_name: 'London',
    as_of: '2026-11-25',
    is_demo: false,
    is_carried_back: false,
    items,
    unmapped,
    total: totals(items.reduce((sum, item) => sum + item.pcns, unmapped.pcns)),
  }
}
