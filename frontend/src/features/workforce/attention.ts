import type { RoleSummary } from '@/api/types'
import { addDays, yearBefore } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { capital, counted, numberWord, plural } from '@/shared/format/words'

export type Need =
  | 'contracts'
  | 'vacant'
  | 'supervision'
  | 'training'
  | 'contracts_later'
  | 'turnover'

export interface Reason {
  need: Need
  /** "two contracts end within 90 days" */
  words: string
  /** How many posts or people it concerns, and of how many. */
  some: number
  all: number
}

/** What cannot wait weighs most: a contract that ends takes a person with it. */
const WEIGHTS: Record<Need, number> = {
  contracts: 3,
  vacant: 2,
  supervision: 1,
  training: 1,
  contracts_later: 1,
  turnover: 1,
}

/**
 * How much presses altogether. Each reason counts the root of count times share: by count alone
 * the largest networks would always come first, by share alone those with a single post.
 */
export function pressure(found: readonly Reason[]): number {
  return found.reduce(
    (sum, { need, some, all }) => sum + (WEIGHTS[need] * some) / Math.sqrt(all),
    0,
  )
}

/** Half of a service gone in a year is not chance any more. */
const HIGH_TURNOVER = 50

/** What needs attention among the posts of a role, or of all three: what is soonest first. */
export function reasons(s: RoleSummary): Reason[] {
  const found: Reason[] = []
  const later = s.contracts_ending_180 - s.contracts_ending_90
  if (s.contracts_ending_90 > 0) {
    found.push({
      need: 'contracts',
      words: ending(s.contracts_ending_90, 90),
      some: s.contracts_ending_90,
      all: s.posts,
    })
  }
  if (s.vacant_posts > 0) {
    found.push({ need: 'vacant', words: vacantWords(s), some: s.vacant_posts, all: s.posts })
  }
  const unsupervised = s.supervision_due - s.supervised_monthly
  if (unsupervised > 0) {
    found.push({
      need: 'supervision',
      words: `supervision was not held every month in ${of(unsupervised, s.supervision_due, 'post')}`,
      some: unsupervised,
      all: s.supervision_due,
    })
  }
  const untrained = s.holders - s.trained
  if (untrained > 0) {
    found.push({
      need: 'training',
      words: `required training is missing for ${of(untrained, s.holders, 'person', 'people')}`,
      some: untrained,
      all: s.holders,
    })
  }
  if (later > 0) {
    const more = s.contracts_ending_90 > 0 ? ' more' : ''
    found.push({
      need: 'contracts_later',
      words: ending(later, 180, more),
      some: later,
      all: s.posts,
    })
  }
  if (s.turnover_12m !== null && s.turnover_12m >= HIGH_TURNOVER && s.leavers_12m > 1) {
    found.push({
      need: 'turnover',
      words: `${counted(s.leavers_12m, 'person', 'people')} left in twelve months`,
      some: s.leavers_12m,
      // Turnover is a share of the mean in post, and may be above all of them.
      all: Math.max(s.leavers_12m, s.posts),
    })
  }
  return found
}

function ending(contracts: number, days: number, more = ''): string {
  return `${numberWord(contracts)}${more} ${plural(contracts, 'contract ends', 'contracts end')} within ${days} days`
}

function vacantWords({ vacant_posts: posts, vacancy_days: days }: RoleSummary): string {
  const time = `${formatNumber(days)} ${plural(days, 'day')}`
  return posts === 1
    ? `one post has been vacant for ${time}`
    : `${numberWord(posts)} posts have been vacant, ${time} together`
}

/** "2 of 3 posts", "the one post", "both posts", "all 4 posts" */
export function of(some: number, all: number, one: string, many = `${one}s`): string {
  if (some < all) return `${formatNumber(some)} of ${formatNumber(all)} ${plural(all, one, many)}`
  if (all === 1) return `the one ${one}`
  return all === 2 ? `both ${many}` : `all ${formatNumber(all)} ${many}`
}

export function asSentence({ words }: Reason): string {
  return `${capital(words)}.`
}

/** The filters of the list of posts that give those a reason is about, on the day it was counted. */
export function postsOf(need: Need, day: string): Record<string, string> {
  switch (need) {
    case 'contracts':
      return { contract_ends_before: addDays(day, 90) }
    case 'contracts_later':
      return { contract_ends_before: addDays(day, 180) }
    case 'vacant':
      return { is_vacant: 'true' }
    case 'supervision':
      return { supervision: 'due_not_held' }
    case 'training':
      return { training: 'missing' }
    case 'turnover':
      // Who left a year ago to the day is not counted any more.
      return { left_since: addDays(yearBefore(day), 1) }
  }
}

/** What the way to those posts says. */
export const OPEN: Record<Need, string> = {
  contracts: 'Open these contracts',
  contracts_later: 'Open all that end within 180 days',
  vacant: 'Open the vacant posts',
  supervision: 'Open the posts with months missing',
  training: 'Open the posts it is missing in',
  turnover: 'Open the posts they left',
}
