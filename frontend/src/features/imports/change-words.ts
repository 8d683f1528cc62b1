import type { PlannedChange } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import type { Names } from './names'

/** What stands in a cell: a value, perhaps with the code of what it names, or words of ours about having none. */
export interface Said {
  text: string
  code?: string
  /** Ours, not a value of the record. */
  quiet?: boolean
}

const quiet = (text: string): Said => ({ text, quiet: true })

function named(code: string, names: Names): Said {
  const name = names.get(code)
  if (!name) return { text: code }
  return name.includes(code) ? { text: name } : { text: name, code }
}

/** Where it belongs; what belongs nowhere says so. */
function placeOf(code: string | null, { record_type }: PlannedChange, names: Names): Said {
  if (code) return named(code, names)
  return quiet(record_type === 'practice' ? 'In no PCN' : 'Not known')
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const KNOWN = /^(from|until) (\d{4}-\d{2}-\d{2})? ?(exact|known_by|carried_back)?$/

/** "from 2019-10-01 carried_back", the API's way of writing a day that is known better or worse, in words. */
export function daysInWords(text: string): string {
  const [, side, day, certainty] = KNOWN.exec(text) ?? []
  if (!side) return DAY.test(text) ? formatDate(text) : text
  if (!day || day.startsWith('0001')) return side === 'until' ? 'No last day' : 'From no known day'
  if (side === 'from') {
    return certainty === 'known_by'
      ? `By ${formatDate(day)}`
      : `From ${dayInWords(day, certainty as Certainty)}`
  }
  if (certainty === 'known_by') return `Ended by ${formatDate(day)}`
  return `Until ${formatDate(lastDay(day))}`
}

type Certainty = PlannedChange['certainty']

/** A day with how well it is known. */
export function dayInWords(day: string, certainty: Certainty): string {
  if (certainty === 'known_by') return `Known by ${formatDate(day)}`
  if (certainty === 'carried_back') return `${formatDate(day)}, carried\u00a0back`
  return formatDate(day)
}

/** Columns whose day is the first one after: people are told the last one. */
const ENDS = ['contract_ends_on', 'closed_on', 'expires_on', 'valid_to']

/** The first day after, with the last day that it means. */
function endOf(text: string | null, column: string | null): Said | undefined {
  if (!text || !column || !ENDS.includes(column) || !DAY.test(text)) return undefined
  return { text: `${formatDate(text)} (last day ${formatDate(lastDay(text))})` }
}

/** A figure as it is said: "2025 14.858" is a score and its year. */
function figureOf(text: string | null): Said {
  if (!text) return quiet('None')
  const [, year, score] = /^(\d{4}) (\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (year && score) return { text: `${score} (IMD ${year})` }
  if (DAY.test(text)) return { text: formatDate(text) }
  return { text: /^\d+$/.test(text) ? Number(text).toLocaleString('en-GB') : text }
}

const LEVELS = ['Not started', 'Emerging', 'Developing', 'Established', 'Embedded']

/** A level by its number and name; a reason or evidence as it was written. */
function ratingOf(text: string | null, { column_name }: PlannedChange): Said {
  if (column_name !== 'level') return text ? { text } : quiet('None')
  if (!text) return quiet('Not rated')
  if (text === 'not_applicable') return { text: 'Does not apply' }
  return { text: LEVELS[Number(text)] ? `${text} ${LEVELS[Number(text)]}` : text }
}

/** What held before a change and what holds after it. */
export function beforeAndAfter(change: PlannedChange, names: Names): [Said, Said] {
  const { action, before, after, record_type } = change
  switch (action) {
    case 'create':
      if (record_type === 'assessment')
        return [
          quiet('No open draft'),
          { text: `A draft of ${after === 'core' ? 'the core' : 'all'} criteria` },
        ]
      return [
        quiet('Not in Trellis'),
        after
          ? named(after, names)
          : quiet(record_type === 'practice' ? 'In no PCN' : 'Commissioner not known'),
      ]
    case 'remove':
      return [before ? named(before, names) : quiet('In Trellis'), quiet('As if never here')]
    case 'move':
      return [placeOf(before, change, names), placeOf(after, change, names)]
    case 'close':
      return [{ text: 'Open' }, { text: 'Closed' }]
    case 'reopen':
      return [{ text: 'Closed' }, { text: 'Open' }]
    case 'redate':
      return before === after
        ? [{ text: daysInWords(before ?? '') }, quiet('The same, later days otherwise')]
        : [{ text: daysInWords(before ?? '') }, { text: daysInWords(after ?? '') }]
    case 'update':
      if (record_type === 'rating') return [ratingOf(before, change), ratingOf(after, change)]
      return [
        endOf(before, change.column_name) ?? figureOf(before),
        endOf(after, change.column_name) ?? figureOf(after),
      ]
    default:
      // A name; or what an action does that is new here.
      return [
        before ? { text: before } : quiet('No name'),
        after ? { text: after } : quiet('No name'),
      ]
  }
}

/** A renamed record's names stand in its row already. */
export function nameBeside({ action, name }: PlannedChange): string | null {
  return action === 'rename' ? null : name
}
