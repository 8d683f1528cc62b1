import type { AuditSearch } from './queries'

export function isFiltered(search: AuditSearch): boolean {
  const { actor_id, operation, table_name, record_key, from_day, to_day } = search
  return Boolean(actor_id || operation || table_name || record_key || from_day || to_day)
}

/** The same view as a file. */
export function fileAddress(search: AuditSearch): string {
  const { actor_id, operation, table_name, record_key, from_day, to_day } = search
  const filters = { actor_id, operation, table_name, record_key, from: from_day, to: to_day }
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(filters)) if (value) params.set(key, value)
  const text = params.toString()
  return `/api/v1/audit_events.csv${text && `?${text}`}`
}
