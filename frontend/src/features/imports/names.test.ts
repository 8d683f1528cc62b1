import { expect, it } from 'vitest'
import type { PlannedChange } from '@/api/types'
import { codesOf } from './names'

const create = (record_type: string, after: string) =>
  ({ action: 'create', record_type, before: null, after }) as PlannedChange

it('asks only for names of what is a code of an organisation, and not of words in a plan', () => {
  const changes = [
    create('pcn', '93C'),
    create('practice', 'U12345'),
    create('sub_icb_location', 'QMJ'),
    create('workforce_return', 'splw 1.5, cc 0, hwbc 0 FTE'),
    create('post', '5'),
    create('practice', 'Not a code'),
  ]
  expect(codesOf(changes)).toEqual({
    pcns: ['U12345'],
    boroughs: [],
    locations: ['93C'],
    icbs: ['QMJ'],
  })
})
