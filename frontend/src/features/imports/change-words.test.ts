import { describe, expect, it } from 'vitest'
import { change } from '@/testing/imports'
import { beforeAndAfter, dayInWords, daysInWords, nameBeside, type Said } from './change-words'
import { codesOf } from './names'

const names = new Map([
  ['U33392', 'BARNET 2 PCN'],
  ['93C', 'NHS West and North London ICB - 93C'],
])

function read(rest: Parameters<typeof change>[0]): string[] {
  const text = ({ text, code, quiet }: Said) =>
    `${quiet ? '~' : ''}${text}${code ? ` ${code}` : ''}`
  return beforeAndAfter(change(rest), names).map(text)
}

describe('a change', () => {
  it.each([
    ['a move, with names where there are any', {}, ['BARNET 2 PCN U33392', 'U06780']],
    ['a move out of every PCN', { after: null }, ['BARNET 2 PCN U33392', '~In no PCN']],
    [
      'a new PCN, whose commissioner says its own code',
      { action: 'create', record_type: 'pcn', before: null, after: '93C' },
      ['~Not in Trellis', 'NHS West and North London ICB - 93C'],
    ],
    [
      'a new practice without a PCN',
      { action: 'create', before: null, after: null },
      ['~Not in Trellis', '~In no PCN'],
    ],
    [
      'a name',
      { action: 'rename', before: 'MORDEN PCN', after: 'MORDEN PLUS' },
      ['MORDEN PCN', 'MORDEN PLUS'],
    ],
    [
      'the draft that ratings come into',
      { action: 'create', record_type: 'assessment', before: null, after: 'full' },
      ['~No open draft', 'A draft of all criteria'],
    ],
    [
      'the draft that ratings of the core criteria come into',
      { action: 'create', record_type: 'assessment', before: null, after: 'core' },
      ['~No open draft', 'A draft of the core criteria'],
    ],
    [
      'what does not apply',
      {
        action: 'update',
        record_type: 'rating',
        column_name: 'level',
        before: '2',
        after: 'not_applicable',
      },
      ['2 Developing', 'Does not apply'],
    ],
    [
      'a level',
      { action: 'update', record_type: 'rating', column_name: 'level', before: null, after: '3' },
      ['~Not rated', '3 Established'],
    ],
    ['an end', { action: 'close', before: null, after: '2026-07-01' }, ['Open', 'Closed']],
    ['a list size', { action: 'update', before: null, after: '10489' }, ['~None', '10,489']],
    [
      'a score',
      { action: 'update', before: '2019 9', after: '2025 14.858' },
      ['9 (IMD 2019)', '14.858 (IMD 2025)'],
    ],
    [
      'a record that goes',
      { action: 'remove', before: 'U33392', after: null },
      ['BARNET 2 PCN U33392', '~As if never here'],
    ],
  ] as const)('%s', (_, rest, expected) => {
    expect(read(rest)).toEqual(expected)
  })

  it('names its record beside the code, unless its names stand in the row', () => {
    expect(nameBeside(change())).toBe('OAKLEIGH ROAD HEALTH CENTRE')
    expect(nameBeside(change({ action: 'rename' }))).toBeNull()
  })
})

describe('a day', () => {
  it.each([
    ['2026-07-01', 'exact', '1 July 2026'],
    ['2026-07-01', 'known_by', 'Known by 1 July 2026'],
    ['2019-07-01', 'carried_back', '1 July 2019, carried back'],
  ] as const)('%s %s', (day, certainty, words) => {
    expect(dayInWords(day, certainty).replaceAll('\u00a0', ' ')).toBe(words)
  })

  it.each([
    ['from 2019-10-01 carried_back', 'From 1 October 2019, carried back'],
    ['from 2019-10-01 known_by', 'By 1 October 2019'],
    ['until 2020-04-01 exact', 'Until 31 March 2020'],
    ['until 2020-04-01 known_by', 'Ended by 1 April 2020'],
    ['until  ', 'No last day'],
    ['something new', 'something new'],
  ])('%s', (text, words) => {
    expect(daysInWords(text).replaceAll('\u00a0', ' ')).toBe(words)
  })
})

it('a day after the end is told with the last day that it means', () => {
  const ends = change({
    action: 'update',
    record_type: 'post',
    column_name: 'contract_ends_on',
    before: null,
    after: '2027-06-30',
  })
  const [before, after] = beforeAndAfter(ends, new Map())
  expect(before.text).toBe('None')
  expect(after.text.replaceAll('\u00a0', ' ')).toBe('30 June 2027 (last day 29 June 2027)')
})

it('the codes to name are those of places, each once and by their sort', () => {
  const found = codesOf([
    change(),
    change({ after: 'U33392' }),
    change({ record_type: 'pcn', before: '93C', after: 'E09000003' }),
    change({ record_type: 'sub_icb_location', before: null, after: 'Z9B2Z' }),
    change({ action: 'rename', before: 'U99999', after: 'U99998' }),
  ])
  expect(found).toEqual({
    pcns: ['U06780', 'U33392'],
    boroughs: ['E09000003'],
    locations: ['93C'],
    icbs: ['Z9B2Z'],
  })
})
