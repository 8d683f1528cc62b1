import { expect, it } from 'vitest'
import { nothing, region } from '@/testing/region'
import { evidenceWords } from './evidence-words'

const say = (rest: Parameters<typeof region>[2]) =>
  evidenceWords(region('2025-05-01', [['QMF', 'North East London', 48]], rest)).replaceAll(
    '\u00a0',
    ' ',
  )

it.each([
  [
    '2023-01-27',
    '2026-07-01',
    'Its PCNs are worked out from files of 27 January 2023 and 1 July 2026.',
  ],
  ['2025-05-01', '2026-07-01', 'Its PCNs are as the file of this day has them.'],
  ['2025-01-27', null, 'Its PCNs are worked out from files up to 27 January 2025.'],
  [null, '2026-07-01', 'Its PCNs are worked out from a later file, of 1 July 2026.'],
  [null, null, ''],
])('between files of %s and %s: %s', (evidence_before, evidence_after, words) => {
  expect(say({ evidence_before, evidence_after })).toBe(words)
})

it('a day before any file says which is the first', () => {
  expect(say({ evidence_after: '2026-07-01', total: nothing })).toBe(
    'The first file about London describes 1 July 2026.',
  )
  expect(say({ total: nothing })).toBe('')
})
