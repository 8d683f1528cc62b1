import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { paths } from '@/api/schema'
import type { Import, PlannedChange, PlannedChangeList } from '@/api/types'
import { namesFor } from './names'
import { IMPORTS } from './queries'
import { type Group, tally } from './tally'

const CHANGES_A_PAGE = 50
/** A group of so many is shown whole, of a larger one the first few. */
const WHOLE_GROUP = 5
const OF_A_GROUP = 3

export interface ChangeSearch {
  action?: string | undefined
  record_type?: string | undefined
  changes?: string | undefined
}

type ChangesQuery = NonNullable<paths['/api/v1/imports/{id}/changes']['get']['parameters']['query']>
type Plan = Pick<Import, 'id' | 'version'>

async function listChanges(id: string, query: ChangesQuery, signal: AbortSignal) {
  const params = { path: { id }, query }
  const call = api.GET('/api/v1/imports/{id}/changes', { params, signal })
  return (await answer(call)).data as PlannedChangeList
}

/** What kinds of change there are and how many of each: the two words of every change, as one small file. */
async function readTally(id: string, signal: AbortSignal): Promise<Group[]> {
  const query = { fields: 'record_type,action' }
  const call = api.GET('/api/v1/imports/{id}/changes', {
    params: { path: { id }, query },
    headers: { Accept: 'text/csv' },
    parseAs: 'text',
    signal,
  })
  return tally((await answer(call)).data as unknown as string)
}

export interface ShownGroup extends Group {
  items: PlannedChange[]
}

/** The changes by what they do and to what, the first few of each. */
export function groupsQuery({ id, version }: Plan) {
  return queryOptions({
    queryKey: [...IMPORTS, 'groups', id, version],
    queryFn: async ({ signal }) => {
      const found = await readTally(id, signal)
      const groups: ShownGroup[] = await Promise.all(
        found.map(async (group) => {
          const { action, record_type } = group
          const query = { action: [action], record_type: [record_type], limit: WHOLE_GROUP }
          const { items } = await listChanges(id, query, signal)
          return { ...group, items: group.total > WHOLE_GROUP ? items.slice(0, OF_A_GROUP) : items }
        }),
      )
      const shown = groups.flatMap((group) => group.items)
      return { groups, names: await namesFor(id, shown, signal) }
    },
  })
}

/** One page of the changes that do one thing. */
export function changesQuery({ id, version }: Plan, search: ChangeSearch) {
  const query: ChangesQuery = {
    action: search.action ? [search.action as PlannedChange['action']] : undefined,
    record_type: search.record_type ? [search.record_type] : undefined,
    cursor: search.changes,
    limit: CHANGES_A_PAGE,
    include_total: true,
  }
  return queryOptions({
    queryKey: [...IMPORTS, 'changes', id, version, query],
    queryFn: async ({ signal }) => {
      const list = await listChanges(id, query, signal)
      return { list, names: await namesFor(id, list.items, signal) }
    },
  })
}
