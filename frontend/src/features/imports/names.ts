import { answer, api } from '@/api/client'
import type { PlannedChange, PlannedChangeList } from '@/api/types'

/** What the codes in a plan are called. A code without a name stands for itself. */
export type Names = ReadonlyMap<string, string>

const MOST = 100
const ORGANISATIONS = ['pcn', 'practice', 'sub_icb_location']
const PCN = /^U[\dD]\d{4}$/
const BOROUGH = /^E09\d{6}$/
/** A board, or a sub-ICB location. What a plan says of other records is no code, but words. */
const OTHER = /^[A-Z\d]{3,5}$/

/** The codes that a list of changes speaks of, by what they are the codes of. */
export function codesOf(changes: readonly PlannedChange[]) {
  const pcns = new Set<string>()
  const boroughs = new Set<string>()
  const locations = new Set<string>()
  const icbs = new Set<string>()
  for (const { action, record_type, before, after } of changes) {
    if (!['create', 'move', 'remove'].includes(action)) continue
    for (const code of [before, after]) {
      if (!code) continue
      if (PCN.test(code)) pcns.add(code)
      else if (BOROUGH.test(code)) boroughs.add(code)
      else if (!ORGANISATIONS.includes(record_type) || !OTHER.test(code)) continue
      else if (record_type === 'sub_icb_location') icbs.add(code)
      else locations.add(code)
    }
  }
  const list = (codes: Set<string>) => [...codes].sort().slice(0, MOST)
  return {
    pcns: list(pcns),
    boroughs: list(boroughs),
    locations: list(locations),
    icbs: list(icbs),
  }
}

type Named = readonly [code: string, name: string]

interface Item {
  ods_code?: string | undefined
  gss_code?: string | undefined
  record_code?: string | undefined
  name?: string | null | undefined
}

/** Names are a kindness: where they cannot be had, the codes do. */
async function find(codes: string[], ask: () => Promise<{ data: unknown }>): Promise<Named[]> {
  if (codes.length === 0) return []
  const items = await ask().then(
    ({ data }) => (data as { items: Item[] }).items,
    () => [],
  )
  return items.flatMap(({ ods_code, gss_code, record_code, name }) => {
    const code = ods_code ?? gss_code ?? record_code
    return code && name ? [[code, name] as const] : []
  })
}

/** Asks what the codes are called: those Trellis has, and those this plan makes. */
export async function namesFor(
  id: string,
  changes: readonly PlannedChange[],
  signal: AbortSignal,
): Promise<Names> {
  const { pcns, boroughs, locations, icbs } = codesOf(changes)
  const of = (codes: string[], code: 'ods_code' | 'gss_code' = 'ods_code') => ({
    [code]: codes,
    fields: `${code},name`,
    limit: MOST,
  })
  const made = { action: ['create' as const], record_code: pcns, limit: MOST }
  const found = await Promise.all([
    find(pcns, () =>
      answer<PlannedChangeList | unknown>(
        api.GET('/api/v1/imports/{id}/changes', { params: { path: { id }, query: made }, signal }),
      ),
    ),
    find(pcns, () => answer(api.GET('/api/v1/pcns', { params: { query: of(pcns) }, signal }))),
    find(locations, () =>
      answer(api.GET('/api/v1/sub_icb_locations', { params: { query: of(locations) }, signal })),
    ),
    find(icbs, () => answer(api.GET('/api/v1/icbs', { params: { query: of(icbs) }, signal }))),
    find(boroughs, () =>
      answer(api.GET('/api/v1/boroughs', { params: { query: of(boroughs, 'gss_code') }, signal })),
    ),
  ])
  return new Map(found.flat())
}
