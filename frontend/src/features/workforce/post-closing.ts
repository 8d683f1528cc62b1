import type { Problem } from '@/api/problem'
import type { PostDetail } from '@/api/types'

type Fault = NonNullable<Problem['errors']>[number]

/** Where what keeps a post from closing is put right. */
export interface Remedy {
  words: string
  /** The form: one of the post's actions, or its editor. */
  form: 'leave' | 'alter' | 'end-supervision' | 'edit'
  /** The record the form is about. */
  of?: string
  /** The place in the form. */
  at?: string
}

export interface Held {
  message: string
  remedy: Remedy | undefined
}

/** What was typed to close a post: its last day, as it was read, and why each leaves. */
export interface Typed {
  last: string
  reasons: Readonly<Record<string, string>>
}

type Kept = Pick<PostDetail, 'assignments' | 'terms' | 'funding_lines' | 'supervision_arrangements'>

/**
 * What keeps a post from closing on a day, each with where that is put right. The server names what it is about
 * in words only, and in the order in which the post has it.
 */
export function heldBy(post: Kept, day: string, faults: readonly Fault[]): Held[] {
  const places: Record<string, Remedy[]> = {
    in_post: inItLater(post, day),
    later: keptFor(post, day),
  }
  const count = (code: string) => faults.filter((one) => one.code === code).length
  const seen = new Map<string, number>()
  return faults.map(({ code, message }) => {
    const at = seen.get(code) ?? 0
    seen.set(code, at + 1)
    // Somebody may have changed the post meanwhile: a wrong place is worse than none.
    const fits = places[code]?.length === count(code)
    return { message, remedy: fits ? places[code]?.[at] : undefined }
  })
}

function inItLater({ assignments }: Kept, day: string): Remedy[] {
  return assignments
    .filter(({ valid_to }) => valid_to === null || valid_to > day)
    .map(({ id, valid_from, valid_to }) =>
      valid_to === null && valid_from < day
        ? { words: 'Say when they leave', form: 'leave', of: id }
        : { words: 'Change their days', form: 'alter', of: id },
    )
}

function keptFor(post: Kept, day: string): Remedy[] {
  const later = ({ valid_from }: { valid_from: string }) => valid_from >= day
  const arrangements = post.supervision_arrangements.filter(
    (one) => later(one) || (one.valid_to !== null && one.valid_to > day),
  )
  return [
    ...post.terms.filter(later).map((): Remedy => ({ words: 'Change the post', form: 'edit' })),
    ...post.funding_lines
      .filter(later)
      .map((): Remedy => ({ words: 'Change who pays', form: 'edit', at: 'funding_lines' })),
    ...arrangements.map(
      ({ id }): Remedy => ({ words: 'End that supervision', form: 'end-supervision', of: id }),
    ),
  ]
}
