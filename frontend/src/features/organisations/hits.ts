import type { OrganisationHit } from '@/api/types'

export type HitType = OrganisationHit['type']

export const TYPE_WORDS: Record<HitType, { one: string; many: string }> = {
  icb: { one: 'Board', many: 'Boards' },
  sub_icb_location: { one: 'Sub-ICB location', many: 'Sub-ICB locations' },
  borough: { one: 'Borough', many: 'Boroughs' },
  pcn: { one: 'PCN', many: 'PCNs' },
  practice: { one: 'Practice', many: 'Practices' },
}

export function codeOf(hit: OrganisationHit): string {
  return hit.ods_code ?? hit.gss_code ?? ''
}

/** The page of what was found; a location has none of its own, and is found through its board. */
export function pathOf(hit: OrganisationHit): string | undefined {
  if (hit.type === 'sub_icb_location') return hit.icb_code ? `/icbs/${hit.icb_code}` : undefined
  const folder = { icb: 'icbs', borough: 'boroughs', pcn: 'pcns', practice: 'practices' }
  return `/${folder[hit.type]}/${codeOf(hit)}`
}

/** Where it is: its borough and its board, as far as they are known and say more than its name. */
export function placeOf({ type, borough_name, icb_short_name }: OrganisationHit): string {
  const board = type === 'icb' ? null : icb_short_name
  return [borough_name, board].filter(Boolean).join(', ')
}

/** By type, each type where its likeliest stands. */
export function grouped(hits: readonly OrganisationHit[]): [HitType, OrganisationHit[]][] {
  const groups = new Map<HitType, OrganisationHit[]>()
  for (const hit of hits) groups.set(hit.type, [...(groups.get(hit.type) ?? []), hit])
  return [...groups]
}
