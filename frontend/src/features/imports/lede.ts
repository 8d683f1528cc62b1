import type { Import } from '@/api/types'
import { dayOf, figures, momentOf } from './words'

/** A piece of a sentence; the figures that matter are strong. */
export type Piece = string | { strong: string }

const strong = (text: string): Piece => ({ strong: text })

/** One or two sentences on what the plan does, or did, and what was wrong with the file. */
export function lede(plan: Import, outdated = false): Piece[] {
  switch (plan.status) {
    case 'planned':
      if (outdated) return outOfDate(plan)
      return plan.changes === 0 ? [...noChange(plan)] : [...willChange(plan)]
    case 'applied':
      return [...applied(plan), ...wereLeft(plan)]
    case 'undone':
      return [
        'This file was ',
        strong('undone'),
        plan.undone_at ? ` on ${dayOf(plan.undone_at)}` : '',
        plan.changes > 0
          ? `. Its ${figures(plan.changes, 'change')} no longer ${plan.changes === 1 ? 'counts' : 'count'}: everything is as it would be without it.`
          : '. It no longer counts as evidence.',
        plan.restores_demonstration ? ' London shows the demonstration again.' : '',
      ]
    case 'discarded':
      return ['This plan was ', strong('discarded'), '. Nothing of the file was used.']
  }
}

function willChange(plan: Import): Piece[] {
  return [
    'Applying this file makes ',
    strong(figures(plan.changes, 'change')),
    '.',
    ...problems(plan),
    ...(plan.replaces_demonstration
      ? [
          ' London then shows real organisations ',
          strong('in place of the demonstration'),
          '. Nothing of that is deleted.',
        ]
      : []),
  ]
}

function outOfDate({ changes }: Import): Piece[] {
  return [
    'This plan is ',
    strong('out of date'),
    changes === 0
      ? '. When it was worked out, applying the file changed nothing.'
      : `. When it was worked out, applying the file made ${figures(changes, 'change')}.`,
  ]
}

function noChange(plan: Import): Piece[] {
  if (plan.waiting > 0) {
    return [
      'Applying this file ',
      strong('changes nothing yet'),
      `: ${waits(plan)}. Applied, the file is kept, and ${plan.waiting === 1 ? 'it counts' : 'they count'} from then on.`,
      ...(plan.left_out > 0 ? problems({ ...plan, waiting: 0 }) : []),
    ]
  }
  if (plan.left_out > 0) {
    return ['Applying this file ', strong('changes nothing'), `: ${notChanged(plan)}`]
  }
  return [
    'Applying this file ',
    strong('changes nothing'),
    ': what it says is on record already. It can be applied all the same, as evidence that holds if another file is undone.',
  ]
}

/** "everything in it that would change something was left out, with the 2 rows that cannot be used. …" */
export function notChanged({
  left_out,
  rows_read,
}: Pick<Import, 'left_out' | 'rows_read'>): string {
  const rows = left_out === 1 ? 'the 1\u00a0row that' : `the ${figures(left_out, 'row')} that`
  const used = rows_read - left_out
  const others =
    used > 0
      ? ` What the ${used === 1 ? 'other row says' : `other ${figures(used, 'row')} say`} is on record already.`
      : ''
  return `everything in it that would change something was left out, with ${rows} cannot be used. Mend ${left_out === 1 ? 'it' : 'them'} and send ${left_out === 1 ? 'it' : 'them'} again.${others}`
}

type Waiting = Pick<Import, 'waiting' | 'rows_read' | 'left_out'>

/** "all 13 rows wait until another file names what they are about" */
export function waits({ waiting, rows_read, left_out }: Waiting): string {
  if (waiting === 1) return '1\u00a0row waits until another file names what it is about'
  const all = waiting + left_out === rows_read
  const rows = all && waiting === 2 ? 'both rows' : `${all ? 'all ' : ''}${figures(waiting, 'row')}`
  return `${rows} wait until another file names what they are about`
}

function applied(plan: Import): Piece[] {
  const when = plan.applied_at ? ` on ${momentOf(plan.applied_at)}` : ''
  if (plan.changes === 0)
    return [
      `This file was applied${when} and `,
      strong('changed nothing'),
      '. It counts as evidence.',
    ]
  return [
    'This file made ',
    strong(figures(plan.changes, 'change')),
    `${when}.`,
    plan.replaces_demonstration
      ? ' London has shown real organisations since, in place of the demonstration.'
      : '',
  ]
}

function wereLeft({ left_out }: Import): Piece[] {
  if (left_out === 0) return []
  return [
    ' ',
    strong(`${figures(left_out, 'row')} ${left_out === 1 ? 'was' : 'were'} left out`),
    '.',
  ]
}

/** " 2 rows are left out because they cannot be used, 2 more are put right as they are read, …" */
function problems({ left_out, put_right, waiting }: Import): Piece[] {
  const clauses: Piece[][] = []
  const are = (n: number) => (n === 1 ? 'is' : 'are')
  const more = (n: number) =>
    clauses.length > 0 ? `${n.toLocaleString('en-GB')} more` : figures(n, 'row')
  if (left_out > 0) {
    const they = left_out === 1 ? 'it' : 'they'
    clauses.push([
      strong(`${figures(left_out, 'row')} ${are(left_out)} left out`),
      ` because ${they} cannot be used`,
    ])
  }
  if (put_right > 0) {
    const they = put_right === 1 ? 'it is' : 'they are'
    clauses.push([`${more(put_right)} ${are(put_right)} put right as ${they} read`])
  }
  if (waiting > 0) {
    const what = waiting === 1 ? 'names what it is about' : 'names what they are about'
    clauses.push([
      `${more(waiting)} ${waiting === 1 ? 'waits' : 'wait'} until another file ${what}`,
    ])
  }
  if (clauses.length === 0) return [' Every row is used.']
  return [
    ' ',
    ...clauses.flatMap((clause, i) => {
      if (i === 0) return clause
      return [i === clauses.length - 1 ? ', and ' : ', ', ...clause]
    }),
    '.',
  ]
}

export interface Standing {
  all: number
  applied: number
  planned: number
}

/** How many files count today, and whether anything waits for a decision. */
export function historyLede({ all, applied, planned }: Standing): Piece[] {
  if (all === 0) return [strong('No file'), ' has been imported yet.']
  const count: Piece[] =
    applied === 0
      ? [strong('No file'), ' counts at present']
      : [strong(figures(applied, 'file')), ` ${applied === 1 ? 'counts' : 'count'} at present`]
  if (planned === 0) return [...count, ', and no plan waits for a decision.']
  const waits = planned === 1 ? 'waits' : 'wait'
  return [
    ...count,
    ', and ',
    strong(figures(planned, 'plan')),
    ` ${waits} to be applied or discarded.`,
  ]
}
