import { useState } from 'react'
import { isStale } from '@/shared/ui/form'

interface Saving {
  error: Error | null
  isSuccess: boolean
}

/**
 * The version that a form answers. It follows the record while nothing of what the form shows has changed; what somebody
 * else changed counts as read once the refusal has said so, and what was saved here is known.
 */
export function useRead<Shown extends { version: number }>(
  record: Shown,
  fields: readonly (keyof Shown)[],
  { error, isSuccess }: Saving,
): number {
  const [read, setRead] = useState(record)
  const same = fields.every((field) => `${record[field]}` === `${read[field]}`)
  if (record.version > read.version && (same || isSuccess || isStale(error))) setRead(record)
  return read.version
}
