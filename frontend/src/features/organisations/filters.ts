import type { Status } from '@/api/types'
import { matching, oneOf, type RawSearch, text } from '@/shared/search'

export const statuses = ['open', 'closed', 'not_yet_open'] as const satisfies readonly Status[]
export const statusChoices = [...statuses, 'any'] as const
export const sorts = ['name', 'ods_code', 'region_code,name', '-valid_from,name'] as const

export interface BoardSearch {
  region_code?: string | undefined
  status?: (typeof statusChoices)[number] | undefined
  sort?: (typeof sorts)[number] | undefined
  cursor?: string | undefined
  /** The number of the first row after the cursor: only for saying which rows are shown. */
  from?: string | undefined
}

export type BoardFilters = BoardSearch & { as_of?: string | undefined }

/** The list's own search parameters: what cannot be understood is left out, but a region no board is in is answered. */
export function boardSearch(raw: RawSearch): BoardSearch {
  return {
    region_code: text(raw.region_code),
    status: oneOf(statusChoices, raw.status),
    sort: oneOf(sorts, raw.sort),
    cursor: text(raw.cursor),
    from: matching(/^\d{1,6}$/, raw.from),
  }
}

export interface CompareSearch {
  mine: string
  base: string
}

export function compareSearch(raw: RawSearch): CompareSearch {
  return { mine: text(raw.mine) ?? '', base: text(raw.base) ?? '' }
}
