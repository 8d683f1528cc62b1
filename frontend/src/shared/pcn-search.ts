import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'

export interface FoundPcn {
  key: string
  name: string
  /** What tells it apart from others of its name. */
  note?: string | undefined
}

const ENOUGH = 2
const SHOWN = 8

/** Networks are many: found by a part of their name, or their code. */
export function pcnSearchQuery(typed: string) {
  const q = typed.trim()
  return queryOptions({
    queryKey: ['scopes', 'pcn', q],
    queryFn: async ({ signal }): Promise<FoundPcn[]> => {
      const query = { q, type: ['pcn' as const], limit: SHOWN }
      const { data } = await answer(api.GET('/api/v1/organisations', { params: { query }, signal }))
      return data.items.flatMap(({ ods_code, name, borough_name }) =>
        ods_code ? [{ key: ods_code, name, note: borough_name ?? undefined }] : [],
      )
    },
    enabled: q.length >= ENOUGH,
    staleTime: 60_000,
  })
}
