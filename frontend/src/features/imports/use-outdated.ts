import { useQuery } from '@tanstack/react-query'
import type { Import } from '@/api/types'
import { lastChangeQuery } from './queries'

/** The import that was applied or undone after a plan was worked out: what the plan says may be untrue by now. */
export function useOutdated(plan: Import): Import | undefined {
  const { data: last } = useQuery(lastChangeQuery)
  return plan.status === 'planned' && last && cameBetween(plan, last) ? last : undefined
}

type Changed = Pick<Import, 'updated_at'>

export function cameBetween(plan: Changed, last: Changed): boolean {
  return Date.parse(last.updated_at) > Date.parse(plan.updated_at)
}
