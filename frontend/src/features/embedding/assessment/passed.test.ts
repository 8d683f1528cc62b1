import { describe, expect, it } from 'vitest'
import { becomesWords, isReturned, isUnfinished, passedOf } from './passed'
import type { Assessment } from './queries'
import { agreedWords, nextWords, whenOf } from './words'

describe('what was done with an assessment', () => {
  const one = {
    status: 'returned',
    opened_at: '2026-11-01T09:00:00Z',
    submitted_at: '2026-11-02T09:00:00Z',
    returned_at: '2026-11-03T09:00:00Z',
    validated_at: null,
    published_at: null,
    return_comment: 'Say when.',
  } as Assessment

  it('names the comment while its network has it back, and keeps it afterwards', () => {
    expect(isReturned(one)).toBe(true)
    expect(passedOf(one).map(({ what }) => what)).toEqual([
      'Begun by the network',
      'Submitted by the network',
      'Returned by the board',
    ])
    const again = {
      ...one,
      status: 'submitted',
      submitted_at: '2026-11-04T09:00:00Z',
    } as Assessment
    expect(isReturned(again)).toBe(false)
    expect(passedOf(again).slice(1)).toMatchObject([
      { what: 'Returned by the board', comment: 'Say when.' },
      { what: 'Submitted again by the network' },
    ])
  })

  it('names the body for which it was validated, where that is known', () => {
    const validated = { ...one, kind: 'self', validated_at: '2026-11-05T09:00:00Z' } as Assessment
    expect(agreedWords({ ...validated, agreed_by: 'board' })).toBe('Validated by the board')
    expect(agreedWords({ ...validated, agreed_by: 'programme' })).toBe('Validated by the programme')
    expect(agreedWords({ ...validated, agreed_by: null })).toBe('Validated, by whom is not known')
    expect(agreedWords({ ...one, agreed_by: null })).toBeUndefined()
  })

  it('ends where it was discarded, with the reason', () => {
    const discarded = {
      ...one,
      status: 'discarded',
      updated_at: '2026-11-06T09:00:00Z',
      discard_reason: 'Nobody is there before January.',
    } as Assessment
    expect(passedOf(discarded).at(-1)).toEqual({
      what: 'Discarded',
      at: '2026-11-06T09:00:00Z',
      comment: 'Nobody is there before January.',
    })
    expect(whenOf(discarded)).toEqual(['Discarded', '2026-11-06T09:00:00Z'])
    expect(isUnfinished(one)).toBe(true)
    expect(isUnfinished(discarded)).toBe(false)
  })
})

describe('a moderated assessment', () => {
  const one = {
    kind: 'moderated',
    status: 'submitted',
    opened_at: '2026-11-01T09:00:00Z',
    submitted_at: '2026-11-04T09:00:00Z',
    returned_at: '2026-11-03T09:00:00Z',
    validated_at: '2026-11-05T09:00:00Z',
    published_at: null,
    return_comment: 'We have a room.',
  } as Assessment

  it('is the board’s to rate and the network’s to agree to, and says so', () => {
    expect(passedOf(one).map(({ what }) => what)).toEqual([
      'Begun by the board',
      'Returned by the network',
      'Submitted again by the board',
      'Agreed to, by whom is not known',
    ])
    expect(agreedWords({ ...one, agreed_by: 'network' })).toBe('Agreed to by the network')
    expect(agreedWords({ ...one, agreed_by: 'programme' })).toBe('Agreed to by the programme')
    expect(nextWords(one)).toContain('The network’s manager agrees to it')
    expect(nextWords({ kind: 'self', status: 'submitted' })).toContain('The board validates it')
    expect(nextWords({ kind: 'moderated', status: 'validated' })).toContain(
      'The board publishes it',
    )
  })
})

describe('publishing', () => {
  const one = {
    pcn_name: 'Camden Demo 1',
    embedding_status: 'insufficient_evidence',
    score: 80,
    assessed: 60,
    applicable: 83,
  } as const
  const now = { status: 'developing', score: 62.9, assessed: 83, applicable: 83 } as const

  it('says what is known today and what takes its place', () => {
    expect(becomesWords(one, now)).toBe(
      'Camden Demo 1 is Developing, 62%, today. It becomes Too little assessed, because 60 of the 83 that apply are rated and four fifths have to be.',
    )
    expect(
      becomesWords(
        { ...one, embedding_status: 'established' },
        { ...now, status: 'not_assessed', score: null },
      ),
    ).toBe('Camden Demo 1 has no status yet. It becomes Established, 80%.')
  })
})
