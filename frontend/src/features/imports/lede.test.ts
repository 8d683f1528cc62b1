import { describe, expect, it } from 'vitest'
import { plan } from '@/testing/imports'
import { historyLede, lede, type Piece } from './lede'

/** The sentence as it is read, with stars round what is strong and plain spaces. */
function read(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : `*${piece.strong}*`))
    .join('')
    .replaceAll('\u00a0', ' ')
}

describe('the sentence on a plan', () => {
  it.each([
    [{}, 'Applying this file makes *21 changes*. Every row is used.'],
    [
      { changes: 1, left_out: 1 },
      'Applying this file makes *1 change*. *1 row is left out* because it cannot be used.',
    ],
    [
      { left_out: 2, put_right: 2 },
      'Applying this file makes *21 changes*. *2 rows are left out* because they cannot be used, and 2 more are put right as they are read.',
    ],
    [
      { left_out: 1200, put_right: 1, waiting: 3 },
      'Applying this file makes *21 changes*. *1,200 rows are left out* because they cannot be used, 1 more is put right as it is read, and 3 more wait until another file names what they are about.',
    ],
    [
      { waiting: 1 },
      'Applying this file makes *21 changes*. 1 row waits until another file names what it is about.',
    ],
    [
      { changes: 0 },
      'Applying this file *changes nothing*: what it says is on record already. It can be applied all the same, as evidence that holds if another file is undone.',
    ],
    [
      { changes: 0, left_out: 1, rows_read: 30 },
      'Applying this file *changes nothing*: everything in it that would change something was left out, with the 1 row that cannot be used. Mend it and send it again. What the other 29 rows say is on record already.',
    ],
    [
      { changes: 0, left_out: 2, rows_read: 3 },
      'Applying this file *changes nothing*: everything in it that would change something was left out, with the 2 rows that cannot be used. Mend them and send them again. What the other row says is on record already.',
    ],
    [
      { replaces_demonstration: true },
      'Applying this file makes *21 changes*. Every row is used. London then shows real organisations *in place of the demonstration*. Nothing of that is deleted.',
    ],
    [
      { changes: 0, waiting: 13, rows_read: 13 },
      'Applying this file *changes nothing yet*: all 13 rows wait until another file names what they are about. Applied, the file is kept, and they count from then on.',
    ],
    [
      { changes: 0, waiting: 2, rows_read: 3, left_out: 1 },
      'Applying this file *changes nothing yet*: both rows wait until another file names what they are about. Applied, the file is kept, and they count from then on. *1 row is left out* because it cannot be used.',
    ],
    [
      { changes: 0, waiting: 1, left_out: 1 },
      'Applying this file *changes nothing yet*: 1 row waits until another file names what it is about. Applied, the file is kept, and it counts from then on. *1 row is left out* because it cannot be used.',
    ],
  ])('with %j', (rest, sentence) => {
    expect(read(lede(plan(rest)))).toBe(sentence)
  })
})

it('a plan that others overtook does not say what applying it does', () => {
  expect(read(lede(plan(), true))).toBe(
    'This plan is *out of date*. When it was worked out, applying the file made 21 changes.',
  )
  expect(read(lede(plan({ status: 'discarded' }), true))).toMatch(/^This plan was \*discarded/)
})

describe('the sentence on what became of it', () => {
  const applied = { status: 'applied', applied_at: '2026-11-23T09:14:00Z' } as const

  it.each([
    [{ ...applied }, 'This file made *21 changes* on 23 November 2026 at 09:14.'],
    [
      { ...applied, left_out: 2 },
      'This file made *21 changes* on 23 November 2026 at 09:14. *2 rows were left out*.',
    ],
    [
      { ...applied, changes: 0 },
      'This file was applied on 23 November 2026 at 09:14 and *changed nothing*. It counts as evidence.',
    ],
    [
      { ...applied, status: 'undone', undone_at: '2026-11-24T10:00:00Z' } as const,
      'This file was *undone* on 24 November 2026. Its 21 changes no longer count: everything is as it would be without it.',
    ],
    [
      { ...applied, replaces_demonstration: true },
      'This file made *21 changes* on 23 November 2026 at 09:14. London has shown real organisations since, in place of the demonstration.',
    ],
    [
      {
        ...applied,
        status: 'undone',
        undone_at: '2026-11-24T10:00:00Z',
        restores_demonstration: true,
      } as const,
      'This file was *undone* on 24 November 2026. Its 21 changes no longer count: everything is as it would be without it. London shows the demonstration again.',
    ],
    [{ status: 'discarded' } as const, 'This plan was *discarded*. Nothing of the file was used.'],
  ])('with %j', (rest, sentence) => {
    expect(read(lede(plan(rest)))).toBe(sentence)
  })
})

it('the history says how many files count and what waits', () => {
  expect(read(historyLede({ all: 0, applied: 0, planned: 0 }))).toBe(
    '*No file* has been imported yet.',
  )
  expect(read(historyLede({ all: 2, applied: 0, planned: 1 }))).toBe(
    '*No file* counts at present, and *1 plan* waits to be applied or discarded.',
  )
  expect(read(historyLede({ all: 9, applied: 4, planned: 0 }))).toBe(
    '*4 files* count at present, and no plan waits for a decision.',
  )
})
