import type { EmbeddingHistory } from '@/api/types'

type Published = EmbeddingHistory['items'][number]

/** Why a published status has no movement; `items` are the newest first. */
export function notComparedWords(items: readonly Published[], at: number): string {
  const item = items[at]
  const older = items.slice(at + 1)
  if (!item || older.length === 0) return 'The first'
  const before = older.find(({ kind }) => kind === item.kind)
  if (!before) return 'Not compared: the first of its kind'
  if (before.framework_version !== item.framework_version) {
    return `Not compared: the one before was of version ${before.framework_version}`
  }
  if (before.criteria_set !== item.criteria_set) {
    return 'Not compared: the one before asked other criteria'
  }
  return 'Not compared: one of the two has no score'
}
