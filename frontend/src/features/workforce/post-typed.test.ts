import { describe, expect, it } from 'vitest'
import { changeOf, EMPTY, readPost, readWte, rebased, type TypedPost } from './post-typed'

const AROUND = { today: undefined, opened: '2026-04-01', network: 'Camden Demo 1' }
const POST: TypedPost = { ...EMPTY, reference: 'SPLW-1', employer_name: 'Camden Demo 1' }

describe('a post as it is typed', () => {
  it('is sent with the first day without for the last day of its contract', () => {
    const typed = { ...POST, contract: 'fixed_term', contract_ends_on: '31 March 2027' }
    const { body, faults } = readPost(typed, AROUND)
    expect(faults).toEqual({})
    expect(body.contract_ends_on).toBe('2027-04-01')
  })

  it('leaves out the last day of a contract that is permanent again', () => {
    const typed = { ...POST, contract_ends_on: '31 March 2027' }
    expect(readPost(typed, AROUND).body.contract_ends_on).toBeNull()
  })

  it('says at each field what cannot be read', () => {
    const typed = { ...POST, reference: ' ', wte_funded: 'one', recruiting_from: '31/2/2026' }
    expect(Object.keys(readPost(typed, AROUND).faults).sort()).toEqual([
      'recruiting_from',
      'reference',
      'wte_funded',
    ])
    expect(readPost({ ...POST, contract: 'fixed_term' }, AROUND).faults).toHaveProperty(
      'contract_ends_on',
    )
  })

  it('says in the same round which days do not follow each other', () => {
    const typed = {
      ...POST,
      reference: '',
      contract: 'fixed_term',
      contract_ends_on: '31 March 2026',
      recruiting_from: '1 March 2026',
      wte_funded: '12',
    }
    expect(Object.keys(readPost(typed, AROUND).faults).sort()).toEqual([
      'contract_ends_on',
      'recruiting_from',
      'reference',
      'wte_funded',
    ])
  })

  it('asks for the employer’s name only where that is not the network', () => {
    const own = readPost({ ...POST, employer_name: '' }, AROUND)
    expect(own.faults).toEqual({})
    expect(own.body.employer_name).toBe('Camden Demo 1')
    const lent = readPost({ ...POST, employer_type: 'nhs_trust', employer_name: '' }, AROUND)
    expect(lent.faults).toHaveProperty('employer_name')
  })

  it('takes practices separated by commas or spaces, in any letters', () => {
    const typed = { ...POST, base_practice_codes: 'yd0001, YD0002 yd0003' }
    expect(readPost(typed, AROUND).body.base_practice_codes).toEqual(['YD0001', 'YD0002', 'YD0003'])
  })
})

it('reads whole-time equivalents as people write them', () => {
  expect(['1', '0.6', '0,6', '.5'].map(readWte)).toEqual([1, 0.6, 0.6, 0.5])
  expect(['', '0', 'full', '0.12345'].map(readWte)).toEqual(Array(4).fill(undefined))
})

it('sends only what was changed, and tells whether that holds from a day on', () => {
  const noted = { ...POST, note: 'Shared' }
  expect(changeOf(noted, POST, readPost(noted, AROUND).body)).toEqual({
    change: { note: 'Shared' },
    dated: false,
  })
  const ending = { ...POST, contract: 'fixed_term', contract_ends_on: '31 March 2027' }
  expect(changeOf(ending, POST, readPost(ending, AROUND).body)).toEqual({
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

it('staff who become the network’s own are no longer called another employer’s', () => {
  const lent = { ...POST, employer_type: 'nhs_trust', employer_name: 'Camden Trust' }
  const own = { ...lent, employer_type: 'pcn' }
  expect(changeOf(own, lent, readPost(own, AROUND).body).change).toEqual({
    employer_type: 'pcn',
    employer_name: 'Camden Demo 1',
  })
})
