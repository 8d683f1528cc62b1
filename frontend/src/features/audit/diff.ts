import { formatDate, formatInstant, isDate } from '@/shared/format/date'

export interface FieldChange {
  field: string
  before: string | null
  after: string | null
}

/** What the columns that every record has say is no news. */
const ALWAYS = new Set(['version', 'updated_at'])
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/

/** The fields in which two states of a record differ, as people read them; those of every record come last. */
export function fieldChanges(
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>> | null,
): FieldChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names
    .map((field) => ({
      field,
      before: before && valueWords(before[field]),
      after: after && valueWords(after[field]),
    }))
    .filter((one) => one.before !== one.after)
    .sort((a, b) => Number(ALWAYS.has(a.field)) - Number(ALWAYS.has(b.field)))
}

/** A value as people read it; nothing for none. */
export function valueWords(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (value === true) return 'Yes'
  if (value === false) return 'No'
  if (Array.isArray(value)) return value.map(valueWords).filter(Boolean).join(', ') || null
  if (typeof value === 'object') {
    return 'sealed' in value ? 'Kept secret' : JSON.stringify(value)
  }
  const text = String(value)
  if (isDate(text)) return formatDate(text)
  return INSTANT.test(text) ? formatInstant(text) : text
}
