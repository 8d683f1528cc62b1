import { expect, it } from 'vitest'
import { ProblemError } from '@/api/problem'
import { roleAsked } from './spread-search'

it('draws all three roles together until one is asked for', () => {
  expect(roleAsked({})).toBe('all')
  expect(roleAsked({ role: 'hwbc' })).toBe('hwbc')
})

it('refuses a role there is not, and names those there are', () => {
  const refused = roleAsked({ role: 'gp' })
  expect(refused).toBeInstanceOf(ProblemError)
  expect((refused as ProblemError).problem.detail).toMatch(/no role gp.*all, splw, cc and hwbc/)
})
