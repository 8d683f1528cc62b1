import { describe, expect, it } from 'vitest'
import { ProblemError } from '@/api/problem'
import { askedOf, differs, faultsOfRatings, holdsBack, keyOf, reviewOf, toSend } from './model'
import type { Domain, Rating } from './queries'
import { movementWords, statusWords } from './words'

function rating(more: Partial<Rating> = {}): Rating {
  return {
    criterion_code: 'D2',
    role_type: 'splw',
    level: null,
    is_not_applicable: false,
    reason: null,
    evidence: null,
    evidence_url: null,
    suggested_level: null,
    suggested_from: [],
    ...more,
  }
}

describe('a rating', () => {
  it('has a place of its own for each role', () => {
    expect(keyOf(rating())).toBe('D2-splw')
    expect(keyOf(rating({ criterion_code: 'A1', role_type: null }))).toBe('A1')
  })

  it('is sent whole, and without what is empty', () => {
    expect(toSend(rating({ level: 0, reason: '  ', evidence: ' Log ' }))).toEqual({
      criterion_code: 'D2',
      role_type: 'splw',
      level: 0,
      evidence: 'Log',
    })
  })

  it('is not sent as not applicable before the reason is said', () => {
    expect(holdsBack(rating({ is_not_applicable: true }))).toMatch(/^Say why/)
    expect(holdsBack(rating({ is_not_applicable: true, reason: 'No post' }))).toBeUndefined()
  })

  it('asks for a reason where it differs from what the records suggest', () => {
    expect(differs(rating({ level: 3, suggested_level: 2 }))).toBe(true)
    expect(differs(rating({ level: 2, suggested_level: 2 }))).toBe(false)
    expect(differs(rating({ suggested_level: 2 }))).toBe(false)
  })
})

it('keeps the roles of one criterion together, and leaves out what is not asked', () => {
  const domain = { criteria: [{ code: 'D1' }, { code: 'D2' }] } as Domain
  const asked = askedOf(domain, [rating(), rating({ role_type: 'cc' })])
  expect(asked.map(({ criterion, ratings }) => [criterion.code, ratings.length])).toEqual([
    ['D2', 2],
  ])
})

it('tells before submitting what is not rated and what is not explained', () => {
  const review = reviewOf([
    rating(),
    rating({ role_type: 'cc', level: 4, suggested_level: 1 }),
    rating({ role_type: 'hwbc', level: 4, suggested_level: 1, reason: 'Since then' }),
    rating({ criterion_code: 'D3', is_not_applicable: true, reason: 'None' }),
  ])
  expect(review.unrated.map(keyOf)).toEqual(['D2-splw'])
  expect(review.unexplained.map(keyOf)).toEqual(['D2-cc'])
  expect(review.tooLittle).toBe(true)
})

it('leads each fault of the server to the rating it counts to', () => {
  const error = new ProblemError({
    type: 'about:blank',
    title: 'Invalid',
    status: 422,
    detail: '',
    instance: '',
    code: 'invalid',
    request_id: '',
    errors: [{ pointer: '/ratings/1/reason', code: 'required', message: 'Say why.' }],
  } as ConstructorParameters<typeof ProblemError>[0])
  const [fault] = faultsOfRatings(error, [rating(), rating({ role_type: 'cc' })])
  expect(fault).toMatchObject({ key: 'D2-cc', field: 'reason', message: 'Say why.' })
})

it('says a status and its movement in words', () => {
  expect(statusWords({ embedding_status: 'developing', score: 47.5 })).toBe(
    'Developing 47.5\u00a0%',
  )
  expect(statusWords({ embedding_status: 'insufficient_evidence', score: null })).toMatch(/Nothing/)
  expect(movementWords(9)).toBe('up 9 points')
  expect(movementWords(-1)).toBe('down 1 point')
  expect(movementWords(null)).toBeUndefined()
})
