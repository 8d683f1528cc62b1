import type { PcnEmbedding } from '@/api/types'
import { embeddingWords } from '../words'
import { type Assessment, UNFINISHED } from './queries'
import { agreedWords, scoreWords } from './words'

/** Whether its network has it back to put it right, and has not handed it in again. */
export function isReturned({ status, returned_at }: Pick<Assessment, 'status' | 'returned_at'>) {
  return status === 'returned' || (status === 'draft' && returned_at !== null)
}

/** Whether it is neither published nor laid aside. */
export function isUnfinished({ status }: Pick<Assessment, 'status'>): boolean {
  return UNFINISHED.some((one) => one === status)
}

export interface Passed {
  what: string
  at: string
  /** What was said with it. */
  comment?: string
}

/** Who works at it, and who answers what they hand in. */
export function bodiesOf({ kind }: Pick<Assessment, 'kind'>): [works: string, answers: string] {
  return kind === 'moderated' ? ['the board', 'the network'] : ['the network', 'the board']
}

/** What was done with it, the first first: of what was done more than once, the last time. */
export function passedOf(one: Assessment): Passed[] {
  const { opened_at, submitted_at, returned_at, validated_at, published_at, return_comment } = one
  const [works, answers] = bodiesOf(one)
  const again = returned_at !== null && submitted_at !== null && submitted_at > returned_at
  const all: (Passed | false)[] = [
    { what: `Begun by ${works}`, at: opened_at },
    returned_at !== null && {
      what: `Returned by ${answers}`,
      at: returned_at,
      ...(return_comment && { comment: return_comment }),
    },
    submitted_at !== null && {
      what: again ? `Submitted again by ${works}` : `Submitted by ${works}`,
      at: submitted_at,
    },
    validated_at !== null && {
      what: agreedWords(one) ?? '',
      at: validated_at,
    },
    published_at !== null && { what: 'Published by the board', at: published_at },
    // Nothing is changed in it after that.
    one.status === 'discarded' && {
      what: 'Discarded',
      at: one.updated_at,
      ...(one.discard_reason && { comment: one.discard_reason }),
    },
  ]
  return all.filter((passed) => passed !== false).sort((a, b) => a.at.localeCompare(b.at))
}

type Stands = Pick<PcnEmbedding, 'status' | 'score' | 'assessed' | 'applicable'>

/** What publishing does to the status of its network, as it stands today. */
export function becomesWords(
  one: Pick<Assessment, 'pcn_name' | 'embedding_status' | 'score' | 'assessed' | 'applicable'>,
  now: Stands,
): string {
  const today =
    now.status === 'not_assessed'
      ? `${one.pcn_name} has no status yet`
      : `${one.pcn_name} is ${calledToday(now)} today`
  const why =
    one.embedding_status === 'insufficient_evidence'
      ? `Too little assessed, because ${one.assessed} of the ${one.applicable} that apply are rated and four fifths have to be`
      : [embeddingWords(one.embedding_status), one.score !== null && scoreWords(one.score)]
          .filter(Boolean)
          .join(', ')
  return `${today}. It becomes ${why}.`
}

function calledToday({ status, score }: Stands): string {
  const words = embeddingWords(status)
  return score === null || status === 'insufficient_evidence'
    ? words
    : `${words}, ${scoreWords(score)},`
}
