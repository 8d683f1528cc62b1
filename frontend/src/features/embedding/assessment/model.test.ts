import { describe, expect, it } from 'vitest'
import { ProblemError } from '@/api/problem'
import {
  answered,
  askedOf,
  differs,
  faultsOfRatings,
  holdsBack,
  keyOf,
  reviewOf,
  toSend,
  unratedWith,
} from './model'
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
  expect(statusWords({ embedding_status: 'developing', score: 47.5 })).toBe('Developing 47%')
  expect(statusWords({ embedding_status: 'insufficient_evidence', score: 62.21 })).toBe(
    'Too little assessed; what is rated scores 62%',
  )
  expect(statusWords({ embedding_status: 'insufficient_evidence', score: null })).toMatch(/Nothing/)
  expect(movementWords(9)).toBe('up 9 points')
  expect(movementWords(-1)).toBe('down 1 point')
  expect(movementWords(0.2)).toBe('up less than a point')
  expect(movementWords(null)).toBeUndefined()
})

describe('what the records suggest', () => {
  it('is taken only for what is not rated yet', () => {
    const suggested = (criterion_code: string) => ({ criterion_code, role_type: null, level: 2 })
    const open = rating({ criterion_code: 'A4', role_type: null, level: null })
    const ratings = [
      open,
      rating({ criterion_code: 'A1', role_type: null, level: 3 }),
      rating({ criterion_code: 'B4', role_type: null, level: null, is_not_applicable: true }),
      rating({ criterion_code: 'A2', role_type: null, level: null }),
    ]
    expect(unratedWith([suggested('A4'), suggested('A1'), suggested('B4')], ratings)).toEqual([
      { rating: open, level: 2 },
    ])
  })
})

describe('a reason', () => {
  const own = { level: 3, is_not_applicable: false }
  const suggested = { level: 2, is_not_applicable: false }
  const none = { level: null, is_not_applicable: true }
  const before = rating({ ...own, reason: 'It was held elsewhere' })

  it('is set aside once the level is the one suggested, and comes back with another', () => {
    const back = answered(before, suggested, 2, undefined)
    expect(toSend(back.rating)).toEqual({ criterion_code: 'D2', role_type: 'splw', level: 2 })
    expect(back.aside?.text).toBe('It was held elsewhere')
    const again = answered(back.rating, own, 2, back.aside)
    expect(again.rating.reason).toBe('It was held elsewhere')
    expect(again.aside).toBeUndefined()
  })

  it('for what does not apply is none for another level', () => {
    const gone = answered(rating({ ...none, reason: 'No post' }), own, 2, undefined)
    expect(gone.rating.reason).toBeNull()
    expect(gone.aside).toEqual({ text: 'No post', need: 'does_not_apply' })
  })

  it('stays while it is asked for, and a note stays with every level', () => {
    const stays = answered(before, { level: 4, is_not_applicable: false }, 2, undefined)
    expect(stays.rating.reason).toBe('It was held elsewhere')
    const noted = rating({ level: 2, reason: 'Agreed in the team' })
    const other = answered(noted, { level: 1, is_not_applicable: false }, undefined, undefined)
    expect(other.rating.reason).toBe('Agreed in the team')
  })
})
