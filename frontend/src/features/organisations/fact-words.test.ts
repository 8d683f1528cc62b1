import { describe, expect, it } from 'vitest'
import type { PcnFact } from '@/api/types'
import { dayWords, moments } from './fact-words'

function fact(kind: PcnFact['kind'], rest: Partial<PcnFact> = {}): PcnFact {
  return {
    on: '2026-04-01',
    certainty: 'exact',
    kind,
    practice_code: null,
    practice_name: null,
    code_before: null,
    name_before: null,
    code_after: null,
    name_after: null,
    ...rest,
  }
}

describe('a history', () => {
  it('puts what happened on one day, known as well, together', () => {
    const found = moments([
      fact('opened', { code_after: 'U1' }),
      fact('practice_joined', { practice_code: 'A1', practice_name: 'One' }),
      fact('practice_joined', {
        practice_code: 'A2',
        practice_name: 'Two',
        code_before: 'U2',
        name_before: 'Old',
      }),
      fact('name', { certainty: 'carried_back', name_after: 'New' }),
    ])
    expect(found.map(({ certainty, lines }) => [certainty, lines.length])).toEqual([
      ['exact', 2],
      ['carried_back', 1],
    ])
    expect(found[0]?.lines[1]?.practices).toEqual([
      { code: 'A1', name: 'One' },
      { code: 'A2', name: 'Two', network: { code: 'U2', name: 'Old' } },
    ])
  })

  it('leaves out what only makes an older fact surer', () => {
    const same = { name_before: 'Same', name_after: 'Same' }
    expect(moments([fact('name', { certainty: 'known_by', ...same })])).toEqual([])
  })

  it('says what changed into what', () => {
    const said = (one: PcnFact) => moments([one])[0]?.lines[0]?.text.replaceAll('\u00a0', ' ')
    expect(said(fact('name', { name_before: 'A', name_after: 'B' }))).toBe('Renamed from A to B')
    expect(said(fact('icb', { name_before: 'A', name_after: 'B' }))).toBe('In B, before that A')
    expect(said(fact('closed'))).toBe('The network had closed: its last day was 31 March 2026')
    expect(said(fact('closed', { certainty: 'known_by' }))).toBe('The network had closed')
  })

  it('writes a day that is only a bound as one', () => {
    expect(dayWords('2026-04-01', 'known_by')).toBe('By 1\u00a0April\u00a02026')
    expect(dayWords('2026-04-01', 'exact')).toBe('1\u00a0April\u00a02026')
  })
})
