import type {
  Assignment,
  PostDetail,
  SupervisionArrangement,
  SupervisionSession,
  TrainingCourse,
  TrainingRecord,
} from '@/api/types'
import { addDays, formatDate, lastDay, MONTHS } from '@/shared/format/date'
import { plural } from '@/shared/format/words'
import { called, SUPERVISION_KINDS } from './words'

/** Who somebody in a post is, as far as the caller may know. */
export function who(one: Assignment): string {
  return one.holder_name ?? one.holder_reference ?? `Somebody, from ${formatDate(one.valid_from)}`
}

/** Who it was, in a message: by name or not at all, for a pseudonym is for the page alone. */
export function whoToldOf(one: Pick<Assignment, 'holder_name'>): string {
  return one.holder_name ?? 'Somebody'
}

/** "Somebody leaves the post; their last day in it is 31 March 2027." */
export function leavesWords(one: Pick<Assignment, 'holder_name'>, valid_to: string): string {
  return `${whoToldOf(one)} leaves the post; their last day in it is ${formatDate(lastDay(valid_to))}.`
}

/** What ended agreed supervision: a last day, or that it never began. */
export function endedWords(one: Pick<SupervisionArrangement, 'kind'> & Dated): string {
  const kind = called(SUPERVISION_KINDS, one.kind)
  return one.valid_to && one.valid_to > one.valid_from
    ? `${kind} ends; its last day is ${formatDate(lastDay(one.valid_to))}.`
    : `${kind} is taken back: it does not begin.`
}

/** The same with the pseudonym behind the name, as the network knows both. */
export function whoAndReference(one: Assignment): string {
  return one.holder_name && one.holder_reference
    ? `${one.holder_name}, ${one.holder_reference}`
    : who(one)
}

interface Dated {
  valid_from: string
  valid_to: string | null
}

export const holdsOn = ({ valid_from, valid_to }: Dated, day: string) =>
  valid_from <= day && (!valid_to || day < valid_to)

export function inPostOn(post: PostDetail, day: string): Assignment[] {
  return post.assignments.filter((one) => holdsOn(one, day))
}

/** "from 1 April 2024", "from 1 April 2024 until 31 March 2025" */
export function daysWords({ valid_from, valid_to }: Dated): string {
  const from = `from ${formatDate(valid_from)}`
  return valid_to ? `${from} until ${formatDate(lastDay(valid_to))}` : from
}

export interface HeldMonth {
  name: string
  /** Whether they were in the post on every day of it, so that it counts. */
  whole: boolean
  sessions: SupervisionSession[]
}

const WHOLE_MONTHS = 6

/** "2 of 3 months due", those of the last six whole months for all of which somebody was in the post. */
export function heldWords({
  supervision_months: held,
  supervision_months_due: due,
}: Pick<PostDetail, 'supervision_months' | 'supervision_months_due'>): string {
  return `${held} of ${due} ${plural(due, 'month')} due, of the last six whole ones`
}

/** Supervision held in the month of a day and the six before it, the newest first. */
export function heldByMonth(one: Assignment, day: string): HeldMonth[] {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return Array.from({ length: WHOLE_MONTHS + 1 }, (_, ago) => {
    const first = firstOf(year, month - ago)
    const next = firstOf(year, month - ago + 1)
    const held = one.supervision_sessions.filter(
      ({ held_on }) => first <= held_on && held_on < next && held_on <= day,
    )
    return {
      name: `${MONTHS[Number(first.slice(5, 7)) - 1]} ${first.slice(0, 4)}`,
      whole: ago > 0 && one.valid_from <= first && (!one.valid_to || next <= one.valid_to),
      sessions: held,
      touched: one.valid_from < next && (!one.valid_to || first < one.valid_to),
    }
  })
    .filter(({ touched }) => touched)
    .map(({ touched: _, ...rest }) => rest)
}

/** The first day of a month counted on from January of a year. */
function firstOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10)
}

export interface Step {
  course: TrainingCourse
  record: TrainingRecord | undefined
}

/** What somebody in a role is asked to learn, and whatever else they did, each with how far they are. */
export function stepsOf(one: Assignment, role: string, courses: readonly TrainingCourse[]): Step[] {
  const found = (code: string) =>
    one.training_records.find(({ course_code }) => course_code === code)
  return courses
    .map((course) => ({ course, record: found(course.code) }))
    .filter(({ course, record }) => record || (course.is_required && isFor(course, role)))
}

export const isFor = ({ role_types }: TrainingCourse, role: string) =>
  role_types.length === 0 || role_types.includes(role)

/** Whether a contract of a post ends within so many days. */
export function endsWithin(post: PostDetail, day: string, days: number): boolean {
  const end = post.contract_ends_on
  return Boolean(end && end > day && end <= addDays(day, days))
}
