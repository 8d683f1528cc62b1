import type { PcnEmbedding } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { plural } from '@/shared/format/words'
import { embeddingWords, levelWords, viewWords } from '../words'
import type { Assessment, AssessmentDetail, NewAssessment, Rating } from './queries'

type Words = Readonly<Record<string, string>>

export const STATUSES: Words = {
  draft: 'Draft',
  submitted: 'Submitted',
  returned: 'Returned',
  validated: 'Validated',
  published: 'Published',
  superseded: 'Superseded',
  discarded: 'Discarded',
}

export const SETS: Words = { core: 'Core criteria', full: 'All criteria' }

/** A score as people say it: whole per cent, cut off as the bands are. */
export function scoreWords(score: number | null | undefined): string {
  if (score === null || score === undefined) return 'Nothing assessed'
  return `${Math.floor(score)}%`
}

/** "Developing 47%" */
export function statusWords({
  embedding_status,
  score,
}: Pick<Assessment, 'embedding_status' | 'score'>) {
  if (score === null) return 'Nothing assessed yet'
  if (embedding_status === 'insufficient_evidence') {
    return `Too little assessed; what is rated scores ${scoreWords(score)}`
  }
  return `${embeddingWords(embedding_status)} ${scoreWords(score)}`
}

/** "up 9 points": by how much a score moved, where the two can be compared. */
export function movementWords(change: number | null): string | undefined {
  if (change === null) return undefined
  if (change === 0) return 'unchanged'
  const way = change > 0 ? 'up' : 'down'
  const points = Math.round(Math.abs(change))
  return points === 0 ? `${way} less than a point` : `${way} ${points} ${plural(points, 'point')}`
}

/** Whether its ratings may still come: what has none is not rated yet. */
export function isOpen({ status }: Pick<Assessment, 'status'>): boolean {
  return status === 'draft' || status === 'returned'
}

/** What is said of gates without a level, of one that was not handed in: afterwards they are not met, as the status counts them. */
function unratedWord(one: Pick<Assessment, 'status'>): string | undefined {
  if (isOpen(one)) return 'not rated yet'
  return one.status === 'discarded' ? 'not rated' : undefined
}

type Rated = Pick<Assessment, 'status' | 'gates_failed' | 'assessed' | 'applicable'>

/** How it stands by its gates, as far as their number tells it. */
export function gateWords(one: Rated): string {
  const { gates_failed: failed, assessed, applicable } = one
  if (failed === 0) return 'All gates met'
  const gates = `${failed} ${plural(failed, 'gate')}`
  const unrated = unratedWord(one)
  if (!unrated || assessed === applicable) return `${gates} not met`
  return assessed === 0 ? `${gates} ${unrated}` : `${gates} not met, or ${unrated}`
}

type Unmet = AssessmentDetail['result']['gate_failures']

/** The same where each gate's level is known: "2 gates not met, 1 not rated yet". */
export function unmetWords(of: Pick<Assessment, 'status'>, unmet: Unmet): string {
  if (unmet.length === 0) return 'All gates met'
  const unrated = unratedWord(of)
  const yet = unrated ? unmet.filter(({ level }) => level === null).length : 0
  const failed = unmet.length - yet
  const gates = (n: number) => `${n} ${plural(n, 'gate')}`
  if (yet === 0) return `${gates(failed)} not met`
  return failed === 0 ? `${gates(yet)} ${unrated}` : `${gates(failed)} not met, ${yet} ${unrated}`
}

/** What a rating says, in words. */
export function ratingWords(rating: Pick<Rating, 'level' | 'is_not_applicable'>): string {
  if (rating.is_not_applicable) return 'Does not apply'
  return rating.level === null ? 'Not rated' : levelWords(rating.level)
}

const NEXT: Words = {
  draft: 'The network finishes and submits it.',
  returned: 'The network puts it right and submits it again.',
  submitted: 'The board validates it, or returns it with a comment.',
  validated: 'The board publishes it. Then it is the network’s status.',
  published: 'Nobody. It is the network’s status until another is published.',
  superseded: 'Nobody. Another assessment has taken its place.',
}

/** The steps of a moderated assessment that are others' than of the network's own. */
const NEXT_OF_THE_BOARDS: Words = {
  draft: 'The board finishes it and submits it to the network.',
  returned: 'The board puts it right and submits it to the network again.',
  submitted: 'The network’s manager agrees to it, or gives it back with a comment.',
}

/** What was published of a network last, as far as something was. */
export type Published = Pick<PcnEmbedding, 'published_on' | 'kind'>

/** "It begins as the network’s own view, by the core criteria, with the levels published on 9 October 2026 …" */
export function beginsWords(
  { kind, criteria_set }: Pick<NewAssessment, 'kind' | 'criteria_set'>,
  last: Published | undefined,
): string {
  const view = kind === 'peer' ? `a view ${viewWords(kind)}` : viewWords(kind)
  const asks = criteria_set === 'full' ? 'asks all criteria' : 'asks the core criteria'
  const begins = `This begins ${view}, ${asks}`
  if (!last) return `${begins}.`
  if (!last.published_on) return `${begins}, and starts empty: nothing was published before.`
  return `${begins}, and starts with the levels published on ${formatDate(last.published_on)}${lastView(last, kind)}: change what has changed.`
}

/** Whose view the levels were, where it was another's. */
export function lastView(last: Pick<Published, 'kind'>, kind: string): string {
  return last.kind && last.kind !== kind ? ` (${viewWords(last.kind)})` : ''
}

/** Who does what next. */
export function nextWords({ kind, status }: Pick<Assessment, 'kind' | 'status'>): string {
  const boards = kind === 'moderated' ? NEXT_OF_THE_BOARDS[status] : undefined
  return boards ?? NEXT[status] ?? 'Nobody. It was laid aside.'
}

const BODIES: Record<NonNullable<Assessment['agreed_by']>, string> = {
  board: 'the board',
  network: 'the network',
  programme: 'the programme',
}

/** "Agreed to by the network", "Validated by the programme": for whom it was; nothing of what was not validated. */
export function agreedWords(
  one: Pick<Assessment, 'kind' | 'validated_at' | 'agreed_by'>,
): string | undefined {
  if (one.validated_at === null) return undefined
  const what = one.kind === 'moderated' ? 'Agreed to' : 'Validated'
  return one.agreed_by ? `${what} by ${BODIES[one.agreed_by]}` : `${what}, by whom is not known`
}

/** The last thing that happened to it, and when. */
export function whenOf(one: Assessment): [what: string, at: string] {
  if (one.published_at) return ['Published', one.published_at]
  if (one.status === 'validated' && one.validated_at) return ['Validated', one.validated_at]
  if (one.status === 'returned' && one.returned_at) return ['Returned', one.returned_at]
  if (one.status === 'submitted' && one.submitted_at) return ['Submitted', one.submitted_at]
  if (one.status === 'discarded') return ['Discarded', one.updated_at]
  return [one.status === 'draft' ? 'Last saved' : 'Last changed', one.updated_at]
}
