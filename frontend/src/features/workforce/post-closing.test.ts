import { expect, it } from 'vitest'
import type { PostDetail } from '@/api/types'
import { heldBy } from './post-closing'

const day = '2026-12-01'
const post = {
  assignments: [
    { id: 'to-come', valid_from: '2027-01-01', valid_to: null },
    { id: 'in-it', valid_from: '2025-01-01', valid_to: null },
    { id: 'left', valid_from: '2024-01-01', valid_to: '2025-01-01' },
  ],
  terms: [{ valid_from: '2027-02-01' }, { valid_from: '2024-01-01' }],
  funding_lines: [
    { valid_from: '2024-01-01', valid_to: '2027-01-01' },
    { valid_from: '2027-01-01', valid_to: null },
  ],
  supervision_arrangements: [
    { id: 'until-later', valid_from: '2024-01-01', valid_to: '2027-01-01' },
    { id: 'for-ever', valid_from: '2024-01-01', valid_to: null },
  ],
} as unknown as PostDetail
const fault = (code: string, message: string) => ({ pointer: '/closed_on', code, message })

it('whoever is in a post that is to close leads to the form that says when they leave', () => {
  const faults = [fault('in_post', 'To come'), fault('in_post', 'In it')]
  expect(heldBy(post, day, faults)).toMatchObject([
    { message: 'To come', remedy: { form: 'alter', of: 'to-come' } },
    { message: 'In it', remedy: { form: 'leave', of: 'in-it' } },
  ])
})

it('what is kept for later leads to the post, to who pays and to the supervision', () => {
  const faults = ['Terms', 'Payer', 'Supervision'].map((words) => fault('later', words))
  expect(heldBy(post, day, faults).map(({ remedy }) => remedy)).toMatchObject([
    { form: 'edit' },
    { form: 'edit', at: 'funding_lines' },
    { form: 'end-supervision', of: 'until-later' },
  ])
})

it('leads nowhere rather than to the wrong place', () => {
  expect(heldBy(post, day, [fault('later', 'Something else')])).toEqual([
    { message: 'Something else', remedy: undefined },
  ])
})
