import { plural } from '@/shared/format/words'
import { embeddingWords, levelWords } from '../words'
import type { Assessment, Rating } from './queries'

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

export function gateWords(failed: number): string {
  if (failed === 0) return 'All gates met'
  return `${failed} ${plural(failed, 'gate')} not met`
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

/** Who does what next. */
export function nextWords({ kind, status }: Pick<Assessment, 'kind' | 'status'>): string {
  const boards = kind === 'moderated' ? NEXT_OF_THE_BOARDS[status] : undefined
  return boards ?? NEXT[status] ?? 'Nobody. It was laid aside.'
}

/** The last thing that happened to it, and when. */
export function whenOf(one: Assessment): [what: string, at: string] {
  if (one.published_at) return ['Published', one.published_at]
  if (one.status === 'validated' && one.validated_at) return ['Validated', one.validated_at]
  if (one.status === 'returned' && one.returned_at) return ['Returned', one.returned_at]
  if (one.status === 'submitted' && one.submitted_at) return ['Submitted', one.submitted_at]
  return [one.status === 'draft' ? 'Last saved' : 'Last changed', one.updated_at]
}
