import type { Grant } from '@/api/types'

/** A network by what a board's lead is given: its board, or the borough most of it lies in. */
export interface Where {
  icb_code: string | null
  borough_gss_code: string | null | undefined
}

type Given = Pick<Grant, 'role' | 'scope_kind' | 'scope_keys'>

/** Whether one of somebody's roles is that of a lead who reaches the network. */
export function leads(grants: readonly Given[], { icb_code, borough_gss_code }: Where): boolean {
  const at = { icb: icb_code, place: borough_gss_code } as Record<string, string | null | undefined>
  return grants.some(({ role, scope_kind, scope_keys }) => {
    const key = at[scope_kind]
    return role === 'icb_lead' && Boolean(key && scope_keys.includes(key))
  })
}

/** Whether somebody leads in boroughs, so that the borough of a network has to be known. */
export function leadsBoroughs(grants: readonly Given[]): boolean {
  return grants.some(({ role, scope_kind }) => role === 'icb_lead' && scope_kind === 'place')
}
