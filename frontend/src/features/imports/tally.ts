import type { PlannedChange } from '@/api/types'

export interface Group {
  action: PlannedChange['action']
  record_type: string
  total: number
}

export const actions = [
  'create',
  'rename',
  'move',
  'close',
  'reopen',
  'redate',
  'update',
  'remove',
] as const satisfies readonly PlannedChange['action'][]

const types = ['pcn', 'practice', 'sub_icb_location']

function place<Word extends string>(words: readonly Word[], word: Word): number {
  const at = words.indexOf(word)
  return at < 0 ? words.length : at
}

/** Counts the changes of a file that holds their action and record type, in the order a reader meets them. */
export function tally(csv: string): Group[] {
  const [head = '', ...rows] = csv.trim().split(/\r?\n/)
  const columns = head.split(',')
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const known = groups.get(row)
    if (known) {
      known.total++
      continue
    }
    const cells = row.split(',')
    const cell = (name: string) => cells[columns.indexOf(name)] ?? ''
    const action = cell('action') as Group['action']
    groups.set(row, { action, record_type: cell('record_type'), total: 1 })
  }
  return [...groups.values()].sort(
    (a, b) =>
      place(actions, a.action) - place(actions, b.action) ||
      place(types, a.record_type) - place(types, b.record_type),
  )
}

/** What is counted of a kind of file even where it is nothing. */
const ALWAYS: readonly Group['action'][] = ['create', 'rename', 'move', 'close']

/** The counts a reader is shown: those of organisations whole, of other records what the file does. */
export function shownCounts<Count extends { action: Group['action']; total: number }>(
  counts: readonly Count[],
  ofOrganisations: boolean,
): Count[] {
  return counts.filter(
    ({ action, total }) => total > 0 || (ofOrganisations && ALWAYS.includes(action)),
  )
}

/** How many changes do each thing, whatever they do it to. */
export function byAction(groups: readonly Group[]): { action: Group['action']; total: number }[] {
  return actions.map((action) => ({
    action,
    total: groups.filter((group) => group.action === action).reduce((sum, g) => sum + g.total, 0),
  }))
}
