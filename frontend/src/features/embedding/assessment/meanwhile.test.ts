import { describe, expect, it } from 'vitest'
import { meanwhile } from './meanwhile'
import type { Rating } from './queries'

function rating(criterion_code: string, level: number | null, more: Partial<Rating> = {}): Rating {
  return {
    criterion_code,
    role_type: null,
    level,
    is_not_applicable: false,
    reason: null,
    evidence: null,
    evidence_url: null,
    suggested_level: null,
    suggested_from: [],
    ...more,
  }
}

describe('two people in one assessment', () => {
  const before = [rating('A1', 1), rating('B1', 1), rating('B2', null)]

  it('go together where they answered different criteria', () => {
    const now = [rating('A1', 1), rating('B1', 3), rating('B2', null)]
    const { theirs, both } = meanwhile(before, now, [rating('A1', 2)])
    expect([...theirs]).toEqual(['B1'])
    expect(both).toEqual([])
  })

  it('are at odds where they answered the same criterion otherwise', () => {
    const now = [rating('A1', 4), rating('B1', 3), rating('B2', null)]
    expect(meanwhile(before, now, [rating('A1', 2), rating('B2', 0)]).both).toEqual(['A1'])
  })

  it('are at odds where one writes evidence and the other chooses a level', () => {
    const now = [rating('A1', 1, { evidence: 'Minutes' }), ...before.slice(1)]
    expect(meanwhile(before, now, [rating('A1', 2)]).both).toEqual(['A1'])
  })

  it('agree where both answered the same', () => {
    const now = [rating('A1', 2), ...before.slice(1)]
    expect(meanwhile(before, now, [rating('A1', 2)]).both).toEqual([])
  })

  it('are not told of what the records alone suggest otherwise', () => {
    const now = [rating('A1', 1, { suggested_level: 3 }), ...before.slice(1)]
    expect(meanwhile(before, now, []).theirs.size).toBe(0)
  })

  it('tell one role of a criterion from another', () => {
    const of = (role_type: string, level: number) =>
      rating('D2', level, { role_type: role_type as Rating['role_type'] })
    const { both } = meanwhile(
      [of('splw', 1), of('cc', 1)],
      [of('splw', 1), of('cc', 3)],
      [of('splw', 2)],
    )
    expect(both).toEqual([])
  })

  it('leave it to the server to refuse a criterion that is asked no more', () => {
    const { theirs, both } = meanwhile(before, before.slice(1), [rating('A1', 2)])
    expect([...theirs]).toEqual(['A1'])
    expect(both).toEqual([])
  })
})
