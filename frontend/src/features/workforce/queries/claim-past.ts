import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { AuditEvent } from '@/api/types'
import { actorName } from '@/shared/history/actors'
import type { Saved, SavedAt } from '../claim-steps'
import { type Claim, MONEY } from './money'

const TABLE = 'arrs_claims'
const MOST_EVENTS = 50
const A_PAGE = 1000

/** Every save of a claim, by the audit, with who did it; the first one first. */
export function claimAuditQuery({ id, version }: Pick<Claim, 'id' | 'version'>) {
  return queryOptions({
    queryKey: [...MONEY, 'claim', id, 'audit', version],
    queryFn: async ({ signal }): Promise<SavedAt[]> => {
      const query = { table_name: TABLE, record_key: id, limit: MOST_EVENTS }
      const call = api.GET('/api/v1/audit_events', { params: { query }, signal })
      const events = (await answer(call)).data.items as AuditEvent[]
      const saves = await Promise.all(events.map((event) => saveOf(event, id, signal)))
      return saves.flat().sort((a, b) => a.at.localeCompare(b.at))
    },
  })
}

async function saveOf(event: AuditEvent, claim: string, signal: AbortSignal): Promise<SavedAt[]> {
  const params = {
    path: { id: event.id },
    query: { table_name: [TABLE], record_key: [claim], limit: 1 },
  }
  const call = api.GET('/api/v1/audit_events/{id}/changes', { params, signal })
  const changes = (await answer(call)).data.items as { after?: unknown }[]
  return changes.map(({ after }) => ({
    at: event.occurred_at,
    values: (after ?? {}) as Saved,
    name: actorName(event),
  }))
}

/** The same by the feed of changes, for who reads that and not the audit: it names nobody, and is read to its end. */
export function claimFeedQuery({ id, version }: Pick<Claim, 'id' | 'version'>) {
  return queryOptions({
    queryKey: [...MONEY, 'claim', id, 'feed', version],
    queryFn: async ({ signal }): Promise<SavedAt[]> => {
      const saves: SavedAt[] = []
      let cursor: string | undefined
      for (;;) {
        const query = { resource: [TABLE], limit: A_PAGE, cursor }
        const call = api.GET('/api/v1/changes', { params: { query }, signal })
        const { items, next, is_caught_up } = (await answer(call)).data
        for (const { key, occurred_at, values } of items) {
          if (key === id) saves.push({ at: occurred_at, values: (values ?? {}) as Saved })
        }
        if (is_caught_up || items.length === 0) return saves
        cursor = next
      }
    },
  })
}
