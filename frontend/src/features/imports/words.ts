import type { Import, PlannedChange, RowProblem } from '@/api/types'
import { formatDate, formatTime } from '@/shared/format/date'
import { plural } from '@/shared/format/words'
import type { Group } from './tally'

export const statuses = ['planned', 'applied', 'undone', 'discarded'] as const
export const results = ['left_out', 'put_right', 'waiting', 'noted'] as const

export const statusWords: Record<Import['status'], string> = {
  planned: 'Planned',
  applied: 'Applied',
  undone: 'Undone',
  discarded: 'Discarded',
}

export const resultWords: Record<RowProblem['result'], string> = {
  left_out: 'Left out',
  put_right: 'Put right',
  waiting: 'Waiting',
  noted: 'Noted',
}

/** Short enough for a heading; a kind that is new here is called by its own name. */
const kindWords: Record<string, string> = {
  ods_practice_map: 'Practice mapping',
  ods_epcn: 'PCN workbook (ePCN)',
  list_sizes: 'List sizes',
  imd_practice: 'Deprivation scores',
  pcn_boroughs: 'Boroughs of PCNs',
  nwrs_workforce: 'PCN workforce returns',
  posts: 'Posts',
  service_figures: 'Service figures',
  assessments: 'Assessments',
}

/** Files of records that are kept here: nothing of them is renamed, moved or carried back, as organisations are. */
const OF_RECORDS = ['nwrs_workforce', 'posts', 'service_figures', 'assessments']

export function isOfOrganisations(kind: string): boolean {
  return !OF_RECORDS.includes(kind)
}

export function kindName(kind: string): string {
  return kindWords[kind] ?? kind
}

export function importTitle({ kind, as_at }: Pick<Import, 'kind' | 'as_at'>): string {
  return `${kindName(kind)}, ${formatDate(as_at)}`
}

/** "1,368" */
export function figure(n: number): string {
  return n.toLocaleString('en-GB')
}

/** "21 changes" */
export function figures(n: number, one: string, many?: string): string {
  return `${figure(n)}\u00a0${plural(n, one, many)}`
}

const NAMES: Record<string, [one: string, many: string]> = {
  pcn: ['PCN', 'PCNs'],
  practice: ['practice', 'practices'],
  sub_icb_location: ['sub-ICB location', 'sub-ICB locations'],
  post: ['post', 'posts'],
  assessment: ['assessment', 'assessments'],
  rating: ['rating', 'ratings'],
  service_figure: ['service figure', 'service figures'],
  workforce_return: ['workforce return', 'workforce returns'],
}

/** "practices"; a type that is new here is called by its own name. */
export function typeWords(record_type: string, n: number): string {
  const [one, many] = NAMES[record_type] ?? [record_type, `${record_type} records`]
  return plural(n, one, many).replaceAll('_', ' ')
}

export const actionWords: Record<PlannedChange['action'], string> = {
  create: 'created',
  rename: 'renamed',
  move: 'moved',
  close: 'closed',
  reopen: 'reopened',
  redate: 're-dated',
  update: 'updated',
  remove: 'removed',
}

/** What was done, in words; an action that is new here is called by its own name. */
export function doneWords(action: string): string {
  return (actionWords as Record<string, string>)[action] ?? action
}

/** "11 practices moved" */
export function groupTitle({ action, record_type, total }: Group): string {
  return `${figure(total)} ${typeWords(record_type, total)} ${doneWords(action)}`
}

/** Who did it, as far as the caller may know. */
export function personName(
  id: string,
  name: string | null | undefined,
  me: { id: string; name: string } | undefined,
): string {
  if (name) return name
  if (me?.id === id) return me.name
  // Who somebody is, only those learn who may see people.
  if (/^[\da-f-]{36}$/.test(id)) return 'another person'
  const words = id.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** "23 November 2026" and "23 November 2026 at 09:12", in London's time. */
export function dayOf(instant: string): string {
  return formatDate(calendar.format(new Date(instant)))
}

export function momentOf(instant: string): string {
  return `${dayOf(instant)} at\u00a0${formatTime(instant)}`
}
