import type { OrganisationHit } from '@/api/types'

export type HitType = OrganisationHit['type']

export const TYPE_WORDS: Record<HitType, { one: string; many: string }> = {
  icb: { one: 'Board', many: 'Boards' },
  sub_icb_location: { one: 'Location', many: 'Locations' },
  borough: { one: 'Borough', many: 'Boroughs' },
  pcn: { one: 'PCN', many: 'PCNs' },
  practice: { one: 'Practice', many: 'Practices' },
}

export function codeOf(hit: OrganisationHit): string {
  return hit.ods_code ?? hit.gss_code ?? ''
}

/** The page of what was found. */
export function pathOf(hit: OrganisationHit): string {
  const folder = { icb: 'icbs', borough: 'boroughs', pcn: 'pcns', practice: 'practices' }
  const where = hit.type === 'sub_icb_location' ? 'search' : folder[hit.type]
  return `/${where}/${codeOf(hit)}`
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
