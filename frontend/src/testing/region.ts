import type { RegionBorough, RegionOrganisations, Totals } from '@/api/types'
import type { Counted, CountedBoroughs } from '@/features/organisations/known'

export function totals(
  pcns: number,
  list_size: number | null = null,
  imd_score: number | null = null,
): Counted {
  return { pcns, practices: pcns * 5, practices_unallocated: 0, list_size, imd_score }
}

/** What is said of a day of which nothing is known. */
export const nothing: Totals = {
  pcns: null,
  practices: null,
  practices_unallocated: null,
  list_size: null,
  imd_score: null,
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
    evidence_before: null,
    evidence_after: null,
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
  held: Counted,
): Counted<RegionBorough> {
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

export function boroughs(items: Counted<RegionBorough>[], unmapped = totals(0)): CountedBoroughs {
  return {
    region_code: 'Y56',
    region_name: 'London',
    as_of: '2026-11-25',
    is_demo: false,
    is_carried_back: false,
    evidence_before: null,
    evidence_after: null,
    items,
    unmapped,
    total: totals(items.reduce((sum, item) => sum + item.pcns, unmapped.pcns)),
  }
}
