import { describe, expect, it } from 'vitest'
import { changeOf, EMPTY, readPost, readWte, rebased, type TypedPost } from './post-typed'

const POST: TypedPost = { ...EMPTY, reference: 'SPLW-1', employer_name: 'Camden Demo 1' }

describe('a post as it is typed', () => {
  it('is sent with the first day without for the last day of its contract', () => {
    const typed = { ...POST, contract: 'fixed_term', contract_ends_on: '31 March 2027' }
    const { body, faults } = readPost(typed, undefined)
    expect(faults).toEqual({})
    expect(body.contract_ends_on).toBe('2027-04-01')
  })

  it('leaves out the last day of a contract that is permanent again', () => {
    const typed = { ...POST, contract_ends_on: '31 March 2027' }
    expect(readPost(typed, undefined).body.contract_ends_on).toBeNull()
  })

  it('says at each field what cannot be read', () => {
    const typed = { ...POST, reference: ' ', wte_funded: 'one', recruiting_from: '31/2/2026' }
    expect(Object.keys(readPost(typed, undefined).faults).sort()).toEqual([
      'recruiting_from',
      'reference',
      'wte_funded',
    ])
    expect(readPost({ ...POST, contract: 'fixed_term' }, undefined).faults).toHaveProperty(
      'contract_ends_on',
    )
  })

  it('takes practices parted by commas or spaces, in any letters', () => {
    const typed = { ...POST, base_practice_codes: 'yd0001, YD0002 yd0003' }
    expect(readPost(typed, undefined).body.base_practice_codes).toEqual([
      'YD0001',
      'YD0002',
      'YD0003',
    ])
  })
})

it('reads whole-time equivalents as people write them', () => {
  expect(['1', '0.6', '0,6', '.5'].map(readWte)).toEqual([1, 0.6, 0.6, 0.5])
  expect(['', '0', 'full', '0.12345'].map(readWte)).toEqual(Array(4).fill(undefined))
})

it('sends only what was changed, and tells whether that holds from a day on', () => {
  const noted = { ...POST, note: 'Shared' }
  expect(changeOf(noted, POST, readPost(noted, undefined).body)).toEqual({
    change: { note: 'Shared' },
    dated: false,
  })
  const ending = { ...POST, contract: 'fixed_term', contract_ends_on: '31 March 2027' }
  expect(changeOf(ending, POST, readPost(ending, undefined).body)).toEqual({
    change: { contract: 'fixed_term', contract_ends_on: '2027-04-01' },
    dated: true,
  })
})

it('takes over what somebody else changed, and keeps what was typed here', () => {
  const mine = { ...POST, note: 'Mine' }
  const now = { ...POST, note: 'Theirs', wte_funded: '0.5' }
  expect(rebased(mine, POST, now)).toEqual({
    typed: { ...POST, note: 'Mine', wte_funded: '0.5' },
    theirs: ['wte_funded', 'note'],
  })
})
