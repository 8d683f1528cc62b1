import { fileOf } from '@/shared/search'
import type { AuditSearch } from './queries'

export function isFiltered(search: AuditSearch): boolean {
  const { actor_id, operation, table_name, record_key, from_day, to_day } = search
  return Boolean(actor_id || operation || table_name || record_key || from_day || to_day)
}

/** The same view as a file. */
export function fileAddress(search: AuditSearch): string {
  const { actor_id, operation, table_name, record_key, from_day, to_day } = search
  const filters = { actor_id, operation, table_name, record_key, from: from_day, to: to_day }
  return fileOf('audit_events', 'csv', filters)
}
