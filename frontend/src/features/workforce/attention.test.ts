import { expect, it } from 'vitest'
import type { RoleSummary } from '@/api/types'
import { of, postsOf, pressure, reasons } from './attention'

const quiet: RoleSummary = {
  role_type: 'all',
  posts: 3,
  wte_funded: 2.8,
  wte_in_post: 2.8,
  wte_vacant: 0,
  holders: 3,
  vacant_posts: 0,
  vacancy_days: 0,
  days_to_fill_median: null,
  turnover_12m: 0,
  leavers_12m: 0,
  contracts_ending_90: 0,
  contracts_ending_180: 0,
  fixed_term_posts: 1,
  supervised_monthly: 3,
  supervision_due: 3,
  trained: 3,
  inducted: 3,
  arrs_wte: 2.8,
}

it('nothing needs attention where every post is filled, supervised and trained for', () => {
  expect(reasons(quiet)).toEqual([])
})

it('what ends soonest comes first, and a contract is named once', () => {
  const words = reasons({
    ...quiet,
    contracts_ending_90: 1,
    contracts_ending_180: 3,
    vacant_posts: 1,
    vacancy_days: 86,
    supervised_monthly: 1,
    trained: 1,
  }).map((reason) => reason.words)
  expect(words).toEqual([
    'one contract ends within 90 days',
    'one post has been vacant for 86 days',
    'supervision was not held every month in 2 of 3 posts',
    'required training is missing for 2 of 3 people',
    'two more contracts end within 180 days',
  ])
})

it('one leaver of one is no pattern yet', () => {
  expect(reasons({ ...quiet, turnover_12m: 100, leavers_12m: 1 })).toEqual([])
  expect(reasons({ ...quiet, turnover_12m: 66.7, leavers_12m: 2 })[0]?.need).toBe('turnover')
})

it.each([
  [1, 1, 'the one post'],
  [2, 2, 'both posts'],
  [4, 4, 'all 4 posts'],
  [1, 4, '1 of 4 posts'],
])('%d of %d is "%s"', (some, all, words) => {
  expect(of(some, all, 'post')).toBe(words)
})

it('a network all of whose contracts end presses more than one where a little of everything is amiss', () => {
  const allEnd = reasons({ ...quiet, posts: 7, contracts_ending_90: 7, contracts_ending_180: 7 })
  const little = reasons({
    ...quiet,
    posts: 9,
    holders: 8,
    vacant_posts: 1,
    contracts_ending_90: 1,
    contracts_ending_180: 2,
    supervision_due: 8,
    supervised_monthly: 7,
    trained: 7,
  })
  expect(little.length).toBeGreaterThan(allEnd.length)
  expect(pressure(allEnd)).toBeGreaterThan(pressure(little))
})

it('of two networks with as many contracts ending, the one with fewer posts presses more', () => {
  const ending = (posts: number) =>
    pressure(reasons({ ...quiet, posts, contracts_ending_90: 2, contracts_ending_180: 2 }))
  expect(ending(3)).toBeGreaterThan(ending(12))
})

it('of two networks all of whose contracts end, the one with more of them presses more', () => {
  const ending = (posts: number) =>
    pressure(reasons({ ...quiet, posts, contracts_ending_90: posts, contracts_ending_180: posts }))
  expect(ending(7)).toBeGreaterThan(ending(1))
})

it.each([
  ['contracts', { contract_ends_before: '2027-02-24' }],
  ['contracts_later', { contract_ends_before: '2027-05-25' }],
  ['vacant', { is_vacant: 'true' }],
  ['supervision', { supervision: 'due_not_held' }],
  ['training', { training: 'missing' }],
  ['turnover', { left_since: '2025-11-27' }],
] as const)('what presses for %s leads to the posts it is counted of', (need, filters) => {
  expect(postsOf(need, '2026-11-26')).toEqual(filters)
})
