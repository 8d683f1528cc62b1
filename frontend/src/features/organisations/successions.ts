import type { Icb, IcbRef, SuccessionPair } from '@/api/types'

/** What happened to boards on one day. */
export interface ChangeDay {
  date: string
  pairs: SuccessionPair[]
}

/** The days on which one board gave way to another, oldest first. */
export function changeDays(pairs: readonly SuccessionPair[]): ChangeDay[] {
  const days = new Map<string, SuccessionPair[]>()
  for (const pair of pairs) {
    days.set(pair.effective_on, [...(days.get(pair.effective_on) ?? []), pair])
  }
  return [...days]
    .map(([date, found]) => ({ date, pairs: found }))
    .sort((a, b) => a.date.localeCompare(b.date))
}

function ref({ ods_code, name, short_name }: IcbRef): IcbRef {
  return { ods_code, name, short_name }
}

/** Every succession named by a list of boards, each pair once. */
export function pairsOf(boards: readonly Icb[]): SuccessionPair[] {
  const found = new Map<string, SuccessionPair>()
  const add = (pair: SuccessionPair) =>
    found.set(`${pair.predecessor.ods_code} ${pair.successor.ods_code} ${pair.effective_on}`, pair)
  for (const board of boards) {
    for (const { kind, effective_on, ...next } of board.successors ?? []) {
      add({ predecessor: ref(board), successor: ref(next), kind, effective_on })
    }
    for (const { kind, effective_on, ...before } of board.predecessors ?? []) {
      add({ predecessor: ref(before), successor: ref(board), kind, effective_on })
    }
  }
  return [...found.values()]
}
