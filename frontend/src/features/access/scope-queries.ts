import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { ScopeKind } from './roles'

export interface ScopeOption {
  key: string
  name: string
  /** What tells it apart from others of its name. */
  note?: string | undefined
}

const OURS = 'Y56'

/** All there are of a kind that has few: the regions, the boards of those in reach, its boroughs. */
export function scopeListQuery(kind: ScopeKind, regions: readonly string[] = []) {
  return queryOptions({
    queryKey: ['scopes', kind, regions],
    queryFn: ({ signal }) => lists[kind]?.(signal, regions) ?? [],
    staleTime: 300_000,
  })
}

const lists: Partial<
  Record<ScopeKind, (signal: AbortSignal, regions: readonly string[]) => Promise<ScopeOption[]>>
> = {
  region: async (signal) => {
    const { data } = await answer(api.GET('/api/v1/regions', { signal }))
    return itemsOf(data).map(({ code, name }) => ({ key: `${code}`, name: `${name}` }))
  },
  icb: async (signal, regions) => {
    const region_code = regions.length > 0 ? [...regions] : [OURS]
    const query = { region_code, status: ['open' as const], sort: 'short_name', limit: 100 }
    const { data } = await answer(api.GET('/api/v1/icbs', { params: { query }, signal }))
    return itemsOf(data).map(({ ods_code, short_name }) => ({
      key: `${ods_code}`,
      name: `${short_name}`,
    }))
  },
  place: async (signal) => {
    const { data } = await answer(
      api.GET('/api/v1/boroughs', { params: { query: { limit: 100 } }, signal }),
    )
    return itemsOf(data).map(({ gss_code, name }) => ({ key: `${gss_code}`, name: `${name}` }))
  },
}

function itemsOf(list: { items: unknown }) {
  return list.items as Record<string, unknown>[]
}
