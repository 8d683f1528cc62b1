import type { RegionBorough, RegionBoroughs, Totals } from '@/api/types'

type Count = 'pcns' | 'practices' | 'practices_unallocated'

/** What was counted of an area on a day of which something is known. */
export type Counted<Of extends Totals = Totals> = Omit<Of, Count> & Record<Count, number>

/** Nothing where nothing is known of the day: then no count is there, and none of them is 0. */
export function known<Of extends Totals>(totals: Of): Counted<Of> | undefined {
  const { pcns, practices, practices_unallocated } = totals
  if (pcns === null || practices === null || practices_unallocated === null) return undefined
  return { ...totals, pcns, practices, practices_unallocated }
}

export type CountedBoroughs = Omit<RegionBoroughs, 'items' | 'unmapped' | 'total'> & {
  items: Counted<RegionBorough>[]
  unmapped: Counted
  total: Counted
}

export function knownBoroughs(data: RegionBoroughs): CountedBoroughs | undefined {
  const [unmapped, total] = [known(data.unmapped), known(data.total)]
  const items = data.items.flatMap((item) => known(item) ?? [])
  return unmapped && total && { ...data, items, unmapped, total }
}
