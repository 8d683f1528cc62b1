import type { Icb, IcbRef, SuccessionPair } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { counted, listed } from '@/shared/format/words'
import { changeSentences, partOf } from './model'
import type { ChangeDay } from './successions'

/** What a figure of a change says in words: in full where that is one sentence, else how to read it. */
export function changeSummary(pairs: readonly SuccessionPair[], today: string): string {
  const [only, ...more] = changeSentences(pairs, today)
  if (only && more.length === 0) return `${only}.`
  return 'Each line leads to a board that took over the work. A dashed line passed on only a part.'
}

/** What happened to one board on a day, seen from it: a line of succession leaves the others out. */
export function lineHeadline({ date, pairs }: ChangeDay, code: string): string {
  const day = formatDate(date)
  const codes = (of: 'predecessor' | 'successor') => new Set(pairs.map((pair) => pair[of].ods_code))
  const before = codes('predecessor')
  const after = codes('successor')
  if (before.size === 1 && before.has(code)) {
    return `Its work passed to ${counted(after.size, 'board')} on ${day}`
  }
  if (after.size === 1 && after.has(code)) {
    const whole = pairs.some(({ kind }) => kind !== 'acquisition')
    return `It ${whole ? 'took over from' : 'took on part of'} ${counted(before.size, 'board')} on ${day}`
  }
  return `What changed on ${day}`
}

/** What the figure of one board's line does not show: who else went into the boards after it. */
export function leftOut(
  { date, pairs }: ChangeDay,
  code: string,
  followers: readonly Icb[] | undefined,
): string {
  const own = pairs.filter((pair) => pair.predecessor.ods_code === code)
  const [first] = own
  if (!first) return ''
  if (!followers) return 'Other boards may have joined them.'
  const shown = new Set(pairs.map((pair) => pair.predecessor.ods_code))
  const sentences = own.flatMap(({ successor }) => {
    const all = followers.find((board) => board.ods_code === successor.ods_code)?.predecessors ?? []
    const others = all.filter((b) => b.effective_on === date && !shown.has(b.ods_code))
    if (others.length === 0) return []
    return `${successor.short_name} also follows ${listed(others.map((b) => partOf(b.kind, b)))}.`
  })
  if (sentences.length === 0) return ''
  return [`Only what ${first.predecessor.short_name} passed on is shown.`, ...sentences].join(' ')
}

/** Boards that took over a part of another while staying what they were. */
export function acquirers(pairs: readonly SuccessionPair[]): IcbRef[] {
  const found = pairs.filter(({ kind }) => kind === 'acquisition').map((pair) => pair.successor)
  return [...new Map(found.map((board) => [board.ods_code, board])).values()]
}
