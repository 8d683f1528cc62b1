import type { Certainty, PcnFact } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'

/** How well a day is known, as a sentence begins with it. */
export function dayWords(on: string, certainty: Certainty | null): string {
  const day = formatDate(on)
  if (certainty === 'known_by') return `By ${day}`
  return day
}

export const CERTAINTY: Record<Certainty, string> = {
  exact: '',
  known_by: 'known by',
  carried_back: 'carried back',
}

/** What happened on one day with one certainty; practices that joined or left together stand together. */
export interface Moment {
  key: string
  on: string
  certainty: Certainty
  lines: FactLine[]
}

export interface FactLine {
  key: string
  text: string
  practices: { code: string; name: string; network?: { code: string; name: string } }[]
}

/** Facts that only make an older one surer say nothing new to a reader. */
function sameAsBefore(fact: PcnFact): boolean {
  if (fact.kind === 'practice_joined' || fact.kind === 'practice_left') return false
  if (fact.code_before === null && fact.name_before === null) return false
  return fact.code_before === fact.code_after && fact.name_before === fact.name_after
}

/** The history as a reader needs it: by day, the oldest first; what befell the network before who came and went. */
export function moments(facts: readonly PcnFact[]): Moment[] {
  const found = new Map<string, Moment>()
  for (const fact of facts) {
    if (sameAsBefore(fact)) continue
    const key = `${fact.on} ${fact.certainty}`
    const moment = found.get(key) ?? { key, on: fact.on, certainty: fact.certainty, lines: [] }
    found.set(key, moment)
    add(moment, fact)
  }
  const late = ({ practices }: FactLine) => (practices.length > 0 ? 1 : 0)
  for (const { lines } of found.values()) lines.sort((a, b) => late(a) - late(b))
  return [...found.values()]
}

function add(moment: Moment, fact: PcnFact) {
  const { kind } = fact
  if (kind !== 'practice_joined' && kind !== 'practice_left') {
    moment.lines.push({
      key: `${kind} ${moment.lines.length}`,
      text: factWords(fact),
      practices: [],
    })
    return
  }
  let line = moment.lines.find((one) => one.key === kind)
  if (!line) {
    line = { key: kind, text: '', practices: [] }
    moment.lines.push(line)
  }
  const elsewhere = kind === 'practice_joined' ? fact.code_before : fact.code_after
  const name = kind === 'practice_joined' ? fact.name_before : fact.name_after
  line.practices.push({
    code: fact.practice_code ?? '',
    name: fact.practice_name ?? fact.practice_code ?? '',
    ...(elsewhere ? { network: { code: elsewhere, name: name ?? elsewhere } } : {}),
  })
}

const NOUN: Partial<Record<PcnFact['kind'], string>> = {
  sub_icb_location: 'Commissioned by',
  icb: 'In',
  borough: 'In the borough of',
}

function factWords(fact: PcnFact): string {
  const before = fact.name_before ?? fact.code_before
  const after = fact.name_after ?? fact.code_after
  switch (fact.kind) {
    case 'opened':
      return 'The network opened'
    case 'closed':
      return fact.certainty === 'known_by'
        ? 'The network had closed'
        : `The network had closed: its last day was ${formatDate(lastDay(fact.on))}`
    case 'name':
      return before ? `Renamed from ${before} to ${after}` : `Called ${after}`
    default: {
      const noun = NOUN[fact.kind] ?? ''
      if (!after) return `No longer ${noun.toLowerCase()} ${before}`
      return before ? `${noun} ${after}, before that ${before}` : `${noun} ${after}`
    }
  }
}
