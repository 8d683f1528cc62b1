import { formatDate } from '@/shared/format/date'
import { called, criterionWords, ROLES } from '../words'
import type { Action } from './queries'

type Words = Readonly<Record<string, string>>

export const STATUSES: Words = {
  open: 'Open',
  in_progress: 'In progress',
  done: 'Done',
  dropped: 'Dropped',
}

/** Why something is to be done, as a choice. */
export const REASONS: Words = {
  gate_not_met: 'A gate is not met',
  falling: 'The score fell',
  contracts_ending: 'Contracts end within 90 days',
  unknown: 'Nothing is known any more',
  not_assessed: 'Never assessed',
  stale: 'The assessment is a year old',
  vacancy: 'A post has long been vacant',
  other: 'Something else',
}

type About = Pick<Action, 'reason' | 'criterion_code' | 'criterion_name' | 'role_type'>

/** "A gate is not met: Monthly supervision (D2), social prescribing link workers" */
export function whyWords({ reason, criterion_code, criterion_name, role_type }: About): string {
  const role = role_type && called(ROLES, role_type)
  const criterion = criterion_code && criterionWords(criterion_code, criterion_name)
  const about = [criterion, criterion && role ? role.toLowerCase() : role]
    .filter(Boolean)
    .join(', ')
  return about ? `${called(REASONS, reason)}: ${about}` : called(REASONS, reason)
}

/** "Due 18 December 2026", or when it was closed. */
export function dayWords({ status, due_on, closed_on }: Action): string {
  if (closed_on) return `${called(STATUSES, status)} ${formatDate(closed_on)}`
  return `Due ${formatDate(due_on)}`
}
