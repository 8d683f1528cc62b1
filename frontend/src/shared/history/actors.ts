import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { AuditEvent } from '@/api/types'

const MOST = 200

export interface Actor {
  id: string
  name: string
}

/** Those that are no people. */
const OTHERS: Actor[] = [
  { id: 'system', name: 'Trellis itself' },
  { id: 'local_operator', name: 'Local operator' },
]

/** Who can have done something: the people and the programs in reach, and Trellis itself. */
export const actorsQuery = queryOptions({
  queryKey: ['actors'],
  queryFn: async ({ signal }): Promise<Actor[]> => {
    const query = { fields: 'id,name', limit: MOST }
    const lists = await Promise.all([
      answer(api.GET('/api/v1/users', { params: { query }, signal })),
      answer(api.GET('/api/v1/api_clients', { params: { query }, signal })),
    ])
    return [...OTHERS, ...lists.flatMap(({ data }) => data.items as Actor[])]
  },
  staleTime: 60_000,
})

/** What the actor of an entry is called; one that is not known any more is called by the id. */
export function actorName({ actor_id, actor_name }: Pick<AuditEvent, 'actor_id' | 'actor_name'>) {
  return actor_name ?? OTHERS.find(({ id }) => id === actor_id)?.name ?? `Actor ${actor_id}`
}
