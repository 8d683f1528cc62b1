import type { Import } from '@/api/types'

interface Same {
  other: Import
  /** Its kind and its day are the same too, so that it says the same. */
  countsOnce: boolean
}

/** The applied import of the same content that matters most to a plan: one that says the same, else any. */
export function sameContent(plan: Import, applied: readonly Import[]): Same | undefined {
  const others = applied.filter(({ id }) => id !== plan.id)
  const twin = others.find(({ kind, as_at }) => kind === plan.kind && as_at === plan.as_at)
  const other = twin ?? others[0]
  return other && { other, countsOnce: twin !== undefined }
}
