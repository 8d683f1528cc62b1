import type { Icb, IcbRef, SuccessionPair } from '@/api/types'
import { addDays } from '@/shared/format/date'
import { listed } from '@/shared/format/words'
import { type ChangeDay, changeDays, pairsOf } from './successions'

export function openOn(boards: readonly Icb[], date: string): Icb[] {
  return boards.filter((b) => b.valid_from <= date && (b.valid_to === null || b.valid_to > date))
}

/** One sentence for each board that came out of a change, without its date. */
export function changeSentences(pairs: readonly SuccessionPair[], today: string): string[] {
  const bySuccessor = new Map<string, SuccessionPair[]>()
  for (const pair of pairs) {
    const key = pair.successor.ods_code
    bySuccessor.set(key, [...(bySuccessor.get(key) ?? []), pair])
  }
  return [...bySuccessor.values()].map((group) => changeSentence(group, today))
}

function changeSentence(group: SuccessionPair[], today: string): string {
  const [{ successor, effective_on }] = group as [SuccessionPair]
  const future = effective_on > today
  const names = listed(group.map(({ kind, predecessor }) => partOf(kind, predecessor)))
  if (group.every(({ kind }) => kind === 'merger')) {
    return `${names} ${future ? 'will merge' : 'merged'} into ${successor.short_name}`
  }
  if (group.every(({ kind }) => kind === 'acquisition')) {
    return `${successor.short_name} ${future ? 'will take' : 'took'} on ${names}`
  }
  return `${successor.short_name} ${future ? 'will be' : 'was'} formed from ${names}`
}

/** Only a merger passes a board on whole; a split or an acquisition passes on a part. */
export function partOf(kind: SuccessionPair['kind'], board: IcbRef): string {
  return kind === 'merger' ? board.short_name : `part of ${board.short_name}`
}

export interface Timeline {
  from: string
  today: string
  /** Dates the slider steps over, oldest first. */
  stops: string[]
  changes: ChangeDay[]
}

/** The slider's dates: the opening, each half-year's end, both sides of each change, the days files describe, today. */
export function timeline(
  boards: readonly Icb[],
  today: string,
  described: readonly string[] = [],
): Timeline | undefined {
  const opened = boards.map((board) => board.valid_from).sort()[0]
  if (!opened || opened >= today) return undefined
  const changes = changeDays(pairsOf(boards))
  const stops = new Set([opened, today, ...described])
  for (const { date } of changes) stops.add(addDays(date, -1)).add(date)
  for (let year = Number(opened.slice(0, 4)); year <= Number(today.slice(0, 4)); year++) {
    stops.add(`${year}-06-30`).add(`${year}-12-31`)
  }
  return {
    from: opened,
    today,
    changes,
    stops: [...stops].filter((date) => date >= opened && date <= today).sort(),
  }
}
