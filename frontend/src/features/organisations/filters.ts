import type { Status } from '@/api/types'
import { matching, oneOf, type RawSearch, text } from '@/shared/search'

export const statuses = ['open', 'closed', 'not_yet_open'] as const satisfies readonly Status[]
export const sorts = ['name', 'ods_code', 'region_code,name', '-valid_from,name'] as const

export interface BoardSearch {
  region_code?: string | undefined
  status?: (typeof statuses)[number] | undefined
  sort?: (typeof sorts)[number] | undefined
  cursor?: string | undefined
}

export type BoardFilters = BoardSearch & { as_of?: string | undefined }

/** The list's own search parameters: what cannot be understood is left out of the address. */
export function boardSearch(raw: RawSearch): BoardSearch {
  return {
    region_code: matching(/^Y\d{2}$/, raw.region_code),
    status: oneOf(statuses, raw.status),
    sort: oneOf(sorts, raw.sort),
    cursor: text(raw.cursor),
  }
}

export interface CompareSearch {
  mine: string
  base: string
}

export function compareSearch(raw: RawSearch): CompareSearch {
  return { mine: text(raw.mine) ?? '', base: text(raw.base) ?? '' }
}
