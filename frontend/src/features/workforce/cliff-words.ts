import { formatDate, lastDay, MONTHS } from '@/shared/format/date'
import { capital, counted, listed } from '@/shared/format/words'
import { type Cliff, type CliffStep, deepest } from './cliff-model'
import { formatWte, roleShort } from './summary-words'

/** "April 2027" */
export function monthOf(date: string): string {
  const [year = '', month] = date.split('-')
  return `${MONTHS[Number(month) - 1]}\u00a0${year}`
}

/** "Apr 2027" */
export function shortMonthOf(date: string): string {
  const [month = '', year = ''] = monthOf(date).split('\u00a0')
  return `${month.slice(0, 3)}\u00a0${year}`
}

function falls(cliff: Cliff): boolean {
  return deepest(cliff) !== undefined
}

/** "Contracts fall to 1.6 WTE in April 2027" */
export function cliffHeadline(cliff: Cliff): string {
  const step = deepest(cliff)
  if (!step) return 'No contract ends in the next two years'
  const now = cliff.steps[0]?.underContract ?? 0
  return step.underContract > now
    ? `The largest step down is in ${monthOf(step.on)}`
    : `Contracts fall to ${formatWte(step.underContract)} WTE in ${monthOf(step.on)}`
}

/** What is in post, how much of it ends, and by when. */
export function cliffSummary(cliff: Cliff): string {
  const [first] = cliff.steps
  const last = cliff.steps.at(-1)
  if (!first || !last) return ''
  const now = `${formatWte(first.underContract)} of ${formatWte(first.funded)} WTE funded is in post on ${formatDate(first.on)}.`
  if (!falls(cliff))
    return `${now} Nobody’s contract or post is known to end before ${formatDate(cliff.to)}.`
  const ending = cliff.steps.reduce((sum, step) => sum + step.ending, 0)
  const contracts =
    ending > 0
      ? `${capital(counted(ending, 'fixed term'))} ${ending === 1 ? 'ends' : 'end'} in the two years after it. `
      : ''
  return `${now} ${contracts}If nothing is renewed, ${formatWte(last.underContract)} is left after ${formatDate(lastDay(last.on))}.`
}

/** "Link workers −0.4, coaches −0.6" */
export function movedWords({ moved }: CliffStep): string {
  return capital(
    moved
      .map(
        ({ role, by }) =>
          `${roleShort(role).toLowerCase()} ${by > 0 ? '+' : '−'}${formatWte(Math.abs(by))}`,
      )
      .join(', '),
  )
}

/** What a step is, in a sentence: of the chart with its figures, in the table without. */
export function stepWords(step: CliffStep, brief = false): string {
  const moved = step.moved.map(
    ({ role, by }) =>
      `${roleShort(role).toLowerCase()} ${by > 0 ? 'up' : 'down'} ${formatWte(Math.abs(by))}`,
  )
  const what = [
    step.ending > 0
      ? `${counted(step.ending, 'contract')} ${step.ending === 1 ? 'ends' : 'end'}`
      : undefined,
    moved.length > 0 ? listed(moved) : undefined,
  ].filter((words) => words !== undefined)
  const words = what.length > 0 ? capital(what.join(': ')) : 'What is funded changes'
  if (brief) return `${words}.`
  return `From ${formatDate(step.on)}: ${formatWte(step.underContract)} WTE under contract of ${formatWte(step.funded)} funded. ${words}.`
}

/** What the first point says. */
export function startWords(step: CliffStep): string {
  return `On ${formatDate(step.on)}: ${formatWte(step.underContract)} WTE in post of ${formatWte(step.funded)} funded.`
}
