import * as v from 'valibot'
import type { Status } from '@/api/types'

export const statuses = ['open', 'closed', 'not_yet_open'] as const satisfies readonly Status[]
export const sorts = ['name', 'ods_code', 'region_code,name', '-valid_from,name'] as const

/** The list's own search parameters: what cannot be understood is left out of the address. */
export const boardSearch = v.object({
  region_code: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^Y\d{2}$/))), undefined),
  status: v.fallback(v.optional(v.picklist(statuses)), undefined),
  sort: v.fallback(v.optional(v.picklist(sorts)), undefined),
  cursor: v.fallback(v.optional(v.string()), undefined),
})

export type BoardSearch = v.InferOutput<typeof boardSearch>
export type BoardFilters = BoardSearch & { as_of?: string | undefined }
