import { expect, it } from 'vitest'
import { amountsOf, boardsOf, networksOf, nextSort } from './post-amounts'
import type { PostAmount } from './queries/posts'

const post = (pcn: string, status: PostAmount['status'], funded: number, filled: number) => ({
  pcn_code: pcn,
  pcn_name: `Network ${pcn.slice(-2)}`,
  opened_on: '2024-04-01',
  icb_code: pcn === 'UD0012' ? 'QMF' : 'Z9B2Z',
  status,
  wte_funded: funded,
  wte_in_post: filled,
  wte_vacant: Math.round((funded - filled) * 100) / 100,
})

const posts = [
  post('UD0012', 'filled', 1, 0.7),
  post('UD0002', 'vacant', 0.6, 0),
  post('UD0002', 'recruiting', 0.2, 0),
]

it('adds up what is funded, filled and vacant, and counts those that stand empty', () => {
  expect(amountsOf(posts, '2026-11-26')).toEqual({
    posts: 3,
    networks: 2,
    funded: 1.8,
    filled: 0.7,
    vacant: 1.1,
    empty: 2,
    coming: 0,
  })
})

it('counts nothing as funded of a post that is still to come', () => {
  const [first, ...others] = posts
  const later = { ...first, opened_on: '2027-01-01' } as PostAmount
  expect(amountsOf([later, ...others], '2026-11-26')).toMatchObject({
    posts: 3,
    coming: 1,
    funded: 0.8,
    vacant: 0.8,
  })
})

it('offers each network once, by name, of the chosen board only', () => {
  expect(networksOf(posts).map(({ name }) => name)).toEqual(['Network 02', 'Network 12'])
  expect(networksOf(posts, 'QMF').map(({ code }) => code)).toEqual(['UD0012'])
})

it('calls a board by its name, or by its code where that is not known', () => {
  expect(boardsOf(posts, new Map([['QMF', 'North East London']]))).toEqual([
    { code: 'QMF', name: 'North East London' },
    { code: 'Z9B2Z', name: 'Z9B2Z' },
  ])
})

it('sorts words from A and figures from the largest, and turns round when pressed again', () => {
  expect(nextSort('reference', undefined)).toBe('reference')
  expect(nextSort('reference', 'reference')).toBe('-reference')
  expect(nextSort('vacancy_days', 'reference')).toBe('-vacancy_days')
  expect(nextSort('vacancy_days', '-vacancy_days')).toBe('vacancy_days')
})
