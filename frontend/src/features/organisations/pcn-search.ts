import { matching, oneOf, type RawSearch, text } from '@/shared/search'

/** The columns a list of PCNs can be sorted by, each with the way it is read first. */
export const pcnSorts = [
  'name',
  '-name',
  'borough_name',
  '-borough_name',
  'practices',
  '-practices',
  'list_size',
  '-list_size',
  'imd_score',
  '-imd_score',
  'valid_from',
  '-valid_from',
] as const

export interface PcnSearch {
  sort?: (typeof pcnSorts)[number] | undefined
  cursor?: string | undefined
  from?: string | undefined
}

/** The list's own search parameters: what cannot be understood is left out. */
export function pcnSearch(raw: RawSearch): PcnSearch {
  return {
    sort: oneOf(pcnSorts, raw.sort),
    cursor: text(raw.cursor),
    from: matching(/^\d{1,6}$/, raw.from),
  }
}

/** Pressed once a column sorts, pressed again it turns round; text begins at A, figures at the top. */
export function nextSort(column: string, now: string): PcnSearch['sort'] {
  const first = column === 'name' || column === 'borough_name' ? column : `-${column}`
  const other = first.startsWith('-') ? column : `-${column}`
  return oneOf(pcnSorts, now === first ? other : first)
}
