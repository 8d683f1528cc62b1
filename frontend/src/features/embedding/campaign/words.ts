import { formatDate } from '@/shared/format/date'
import { capital, counted, listed, numberWord, plural } from '@/shared/format/words'
import type { Campaign, CampaignNetwork } from './queries'

type Words = Readonly<Record<string, string>>

export const CAMPAIGN_STATUSES: Words = {
  planned: 'Planned',
  open: 'Open',
  overdue: 'Overdue',
  closed: 'Closed',
}

/** How far a network is, the furthest last. */
export const STATES: Words = {
  not_begun: 'Not begun',
  draft: 'Draft',
  returned: 'Returned',
  submitted: 'Submitted',
  validated: 'Validated',
  published: 'Published',
}

/** The states in which the board waits for the network. */
export const WAITED_FOR = 'not_begun,draft,returned'

export const ORDERS: Words = {
  pcn_name: 'Network',
  borough_name: 'Borough',
  state: 'How far',
  '-days_overdue': 'Days overdue',
  last_published_on: 'Last published, the oldest first',
}

/** "core assessment" */
export function setWords(set: Campaign['criteria_set']): string {
  return set === 'core' ? 'core assessment' : 'full assessment'
}

/** When it opens, is due or was closed, after the word for how it stands: "Closed on 4 January 2027". */
export function dayWords(of: Pick<Campaign, 'status' | 'opens_on' | 'due_on' | 'closed_on'>) {
  switch (of.status) {
    case 'planned':
      return `opens ${formatDate(of.opens_on)}`
    case 'closed':
      return of.closed_on ? `on ${formatDate(of.closed_on)}` : 'for good'
    case 'overdue':
      return `was due ${formatDate(of.due_on)}`
    default:
      return `due ${formatDate(of.due_on)}`
  }
}

type Counts = Pick<Campaign, 'pcns' | 'published' | 'in_review' | 'in_progress' | 'not_begun'>

/** "21 of 57 networks have published. Nine are with the board, 12 work at it and 15 have not begun." */
export function progressWords(of: Counts): string {
  if (of.pcns === 0) return 'The board has no networks on this day, so nobody is asked.'
  const rest = [
    of.in_review > 0 &&
      `${numberWord(of.in_review)} ${plural(of.in_review, 'is', 'are')} with the board`,
    of.in_progress > 0 &&
      `${numberWord(of.in_progress)} ${plural(of.in_progress, 'works', 'work')} at it`,
    of.not_begun > 0 &&
      `${numberWord(of.not_begun)} ${plural(of.not_begun, 'has', 'have')} not begun`,
  ].filter((one) => one !== false)
  const first = `${of.published} of ${counted(of.pcns, 'network')} ${plural(of.published, 'has', 'have')} published.`
  return rest.length > 0 ? `${first} ${capital(listed(rest))}.` : first
}

const VIEW_STATES: Words = {
  draft: 'a draft',
  submitted: 'submitted to the network',
  returned: 'given back by the network',
  validated: 'to be published',
}

/** How far a board's own view is that is open, after a comma. */
export function viewStateWords(status: string): string {
  return VIEW_STATES[status] ?? status
}

/** A line of the list of those to chase, to be pasted into a message. */
export function chaseLine(of: CampaignNetwork): string {
  const { pcn_name, pcn_code, state, days_overdue, board_assessment_id } = of
  const why = board_assessment_id ? ' and cannot begin, as the board’s own view is open' : ''
  const late = days_overdue > 0 ? `, ${days_overdue} ${plural(days_overdue, 'day')} overdue` : ''
  return `${pcn_name} (${pcn_code}): ${(STATES[state] ?? state).toLowerCase()}${why}${late}`
}
