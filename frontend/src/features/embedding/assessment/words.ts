import { plural } from '@/shared/format/words'
import type { Assessment, Rating } from './queries'

type Words = Readonly<Record<string, string>>

/** Levels 0 to 4. */
export const LEVELS = ['Not started', 'Emerging', 'Developing', 'Established', 'Embedded'] as const

export const ROLES: Words = {
  splw: 'Social prescribing link workers',
  cc: 'Care co-ordinators',
  hwbc: 'Health and wellbeing coaches',
}

export const STATUSES: Words = {
  draft: 'Draft',
  submitted: 'Submitted',
  returned: 'Returned',
  validated: 'Validated',
  published: 'Published',
  superseded: 'Superseded',
  discarded: 'Discarded',
}

export const KINDS: Words = {
  self: 'The network’s own view',
  peer: 'Worked out with another network',
  moderated: 'Agreed with the board',
}

export const SETS: Words = { core: 'Core criteria', full: 'All criteria' }

const BANDS: Words = {
  not_started: 'Not started',
  emerging: 'Emerging',
  developing: 'Developing',
  established: 'Established',
  embedded: 'Embedded',
  insufficient_evidence: 'Too little assessed',
}

/** A code that is new here stands for itself. */
export function called(words: Words, code: string): string {
  return words[code] ?? code
}

export function bandWords(band: string): string {
  return called(BANDS, band)
}

export function scoreWords(score: number | null | undefined): string {
  if (score === null || score === undefined) return 'Nothing assessed'
  return `${score.toLocaleString('en-GB', { maximumFractionDigits: 2 })}\u00a0%`
}

/** "Developing 47.5 %" */
export function statusWords({
  embedding_status,
  score,
}: Pick<Assessment, 'embedding_status' | 'score'>) {
  if (score === null) return 'Nothing assessed yet'
  return `${bandWords(embedding_status)} ${scoreWords(score)}`
}

/** "up 9 points": by how much a score moved, where the two can be compared. */
export function movementWords(change: number | null): string | undefined {
  if (change === null) return undefined
  if (change === 0) return 'unchanged'
  const points = Math.abs(change).toLocaleString('en-GB', { maximumFractionDigits: 2 })
  return `${change > 0 ? 'up' : 'down'} ${points} ${plural(Math.abs(change), 'point')}`
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

export function levelWords(level: number): string {
  return LEVELS[level] ?? String(level)
}

/** Who does what next. */
export function nextWords(status: Assessment['status']): string {
  switch (status) {
    case 'draft':
      return 'The network finishes and submits it.'
    case 'returned':
      return 'The network puts it right and submits it again.'
    case 'submitted':
      return 'The board validates it, or returns it with a comment.'
    case 'validated':
      return 'The board publishes it. Then it is the network’s status.'
    case 'published':
      return 'Nobody. It is the network’s status until another is published.'
    case 'superseded':
      return 'Nobody. Another assessment has taken its place.'
    default:
      return 'Nobody. It was laid aside.'
  }
}

/** The last thing that happened to it, and when. */
export function whenOf(one: Assessment): [what: string, at: string] {
  if (one.published_at) return ['Published', one.published_at]
  if (one.status === 'validated' && one.validated_at) return ['Validated', one.validated_at]
  if (one.status === 'returned' && one.returned_at) return ['Returned', one.returned_at]
  if (one.status === 'submitted' && one.submitted_at) return ['Submitted', one.submitted_at]
  return [one.status === 'draft' ? 'Last saved' : 'Last changed', one.updated_at]
}
