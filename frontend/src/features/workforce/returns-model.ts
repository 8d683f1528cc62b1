import type { WorkforceReturn } from '@/api/types'

export const RETURNED_ROLES = ['splw', 'cc', 'hwbc', 'splw_mental_health'] as const

export interface ReturnedPcn {
  code: string
  name: string
  censusOn: string
  returned: boolean
  roles: Map<string, WorkforceReturn>
}

/** One row for each network from the rows of its roles, in the order they come. */
export function byPcn(rows: readonly WorkforceReturn[]): ReturnedPcn[] {
  const found = new Map<string, ReturnedPcn>()
  for (const row of rows) {
    const key = `${row.census_on} ${row.pcn_code}`
    const pcn = found.get(key) ?? {
      code: row.pcn_code,
      name: row.pcn_name,
      censusOn: row.census_on,
      returned: row.status === 'returned',
      roles: new Map(),
    }
    pcn.roles.set(row.role_type, row)
    found.set(key, pcn)
  }
  return [...found.values()]
}
