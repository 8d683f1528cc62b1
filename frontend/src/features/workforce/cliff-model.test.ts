import { expect, it } from 'vitest'
import type { CliffPoint } from '@/api/types'
import { cliffOf, roundTop } from './cliff-model'
import { cliffHeadline, cliffSummary, movedWords, stepWords } from './cliff-words'

const point = (
  on: string,
  role_type: CliffPoint['role_type'],
  wte_under_contract: number,
  wte_funded: number,
  contracts_ending = 0,
): CliffPoint => ({ on, role_type, wte_under_contract, wte_funded, contracts_ending })

const points = [
  point('2026-11-26', 'splw', 1.2, 2),
  point('2026-11-26', 'cc', 0.8, 1),
  point('2026-11-26', 'hwbc', 0.6, 1),
  point('2027-04-01', 'splw', 0.8, 2, 1),
  point('2027-04-01', 'hwbc', 0, 1, 1),
  point('2027-10-01', 'cc', 0, 1, 1),
]

/** Dates are held together with no-break spaces. */
const plain = (words: string) => words.replaceAll('\u00a0', ' ')

it('adds the roles up, each as it was until it moves', () => {
  const cliff = cliffOf(points)
  expect(cliff?.steps.map(({ underContract }) => underContract)).toEqual([2.6, 1.6, 0.8])
  expect(cliff?.steps.map(({ funded }) => funded)).toEqual([4, 4, 4])
  expect(cliff?.top).toBe(4)
})

it('names the deepest fall and what is left', () => {
  const cliff = cliffOf(points)
  if (!cliff) throw new Error('there is no cliff')
  expect(plain(cliffHeadline(cliff))).toBe('Contracts fall to 1.6 WTE in April 2027')
  expect(plain(cliffSummary(cliff))).toBe(
    '2.6 of 4.0 WTE funded is in post on 26 November 2026. Three fixed terms end in the two years after it. If nothing is renewed, 0.8 is left after 30 September 2027.',
  )
  const [, april] = cliff.steps
  if (!april) throw new Error('there is no step')
  expect(movedWords(april)).toBe('Link workers −0.4, coaches −0.6')
  expect(plain(stepWords(april))).toBe(
    'From 1 April 2027: 1.6 WTE under contract of 4.0 funded. Two contracts end: link workers down 0.4 and coaches down 0.6.',
  )
})

it('says so where nothing ends, and has no picture of what is not known', () => {
  const cliff = cliffOf(points.slice(0, 3))
  expect(cliff && cliffHeadline(cliff)).toBe('No contract ends in the next two years')
  expect(cliffOf([])).toBeUndefined()
})

it.each([
  [0, 1],
  [0.9, 1],
  [1.07, 1.2],
  [4.4, 6],
  [417, 600],
])('a scale for %d ends at %d', (highest, top) => {
  expect(roundTop(highest)).toBe(top)
})
