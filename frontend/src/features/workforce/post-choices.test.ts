import { expect, it } from 'vitest'
import { boardsOf, networksOf, nextSort } from './post-choices'

const pcns = [
  { pcn_code: 'UD0012', pcn_name: 'Network 12', icb_code: 'QMF', posts: 1 },
  { pcn_code: 'UD0002', pcn_name: 'Network 2', icb_code: 'Z9B2Z', posts: 2 },
]

it('offers networks by name and number, of the chosen board only', () => {
  expect(networksOf(pcns).map(({ name }) => name)).toEqual(['Network 2', 'Network 12'])
  expect(networksOf(pcns, 'QMF').map(({ code }) => code)).toEqual(['UD0012'])
})

it('calls a board by its name, or by its code where that is not known', () => {
  expect(boardsOf(pcns, new Map([['QMF', 'North East London']]))).toEqual([
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
