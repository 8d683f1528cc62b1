import { describe, expect, it } from 'vitest'
import { chaseLine, dayWords, progressWords, viewStateWords } from './words'

const counts = { pcns: 57, published: 21, in_review: 9, in_progress: 12, not_begun: 15 }

const network = {
  pcn_code: 'UD0003',
  pcn_name: 'Newham Demo 3',
  borough_name: 'Newham',
  state: 'not_begun' as const,
  assessment_id: null,
  opened_at: null,
  submitted_at: null,
  published_on: null,
  days_overdue: 3,
  last_published_on: null,
  board_assessment_id: null,
  is_demo: true,
}

describe('how far a campaign is, in words', () => {
  it('says who has published, and what the others do', () => {
    expect(progressWords(counts)).toBe(
      '21 of 57 networks have published. Nine are with the board, twelve work at it and 15 have not begun.',
    )
  })

  it('leaves out what nobody does', () => {
    const one = { pcns: 2, published: 1, in_review: 0, in_progress: 0, not_begun: 1 }
    expect(progressWords(one)).toBe('1 of two networks has published. One has not begun.')
    const all = { pcns: 2, published: 2, in_review: 0, in_progress: 0, not_begun: 0 }
    expect(progressWords(all)).toBe('2 of two networks have published.')
    const none = { pcns: 0, published: 0, in_review: 0, in_progress: 0, not_begun: 0 }
    expect(progressWords(none)).toContain('no networks')
  })

  it('tells the day that matters as it stands', () => {
    const of = { opens_on: '2026-10-01', due_on: '2026-12-31', closed_on: null }
    expect(dayWords({ ...of, status: 'planned' })).toBe('opens 1\u00a0October\u00a02026')
    expect(dayWords({ ...of, status: 'open' })).toBe('due 31\u00a0December\u00a02026')
    expect(dayWords({ ...of, status: 'overdue' })).toBe('was due 31\u00a0December\u00a02026')
    expect(dayWords({ ...of, status: 'closed', closed_on: '2027-01-04' })).toBe(
      'on 4\u00a0January\u00a02027',
    )
  })

  it('gives a line for a message to each network that is waited for', () => {
    expect(chaseLine(network)).toBe('Newham Demo 3 (UD0003): not begun, 3 days overdue')
    expect(chaseLine({ ...network, state: 'draft', days_overdue: 0 })).toBe(
      'Newham Demo 3 (UD0003): draft',
    )
  })

  it('says of a network that cannot begin what it waits for', () => {
    expect(chaseLine({ ...network, days_overdue: 0, board_assessment_id: 'one' })).toBe(
      'Newham Demo 3 (UD0003): not begun and cannot begin, as the board’s own view is open',
    )
    expect(viewStateWords('submitted')).toBe('submitted to the network')
  })
})
