import { useState } from 'react'
import { isStale } from '@/shared/ui/form'

/** The version that a form answers: that which was read, until a refusal has told of a newer one. */
export function useVersion(newest: number, { error }: { error: Error | null }): number {
  const [read, setRead] = useState(newest)
  if (isStale(error) && newest > read) setRead(newest)
  return read
}

/** A version as the API takes it. */
export const etagOf = (version: number) => `"v${version}"`
