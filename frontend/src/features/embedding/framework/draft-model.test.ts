import { describe, expect, it } from 'vitest'
import {
  blank,
  changedSince,
  domainOf,
  faultsAt,
  faultsIn,
  typedOf,
  withDomain,
  withRole,
} from './draft-model'
import type { Criterion, Domain } from './queries'

function criterion(code: string, other: Partial<Criterion> = {}): Criterion {
  return {
    code,
    name: `Name of ${code}`,
    explanation: 'What is looked at.',
    scope: 'role',
    role_types: [],
    is_core: true,
    is_gate: false,
    derivation: null,
    weight: 1,
    source: 'A source',
    levels: ['None.', 'Some.', 'Half.', 'All.', 'More.'],
    ...other,
  }
}

const domain: Domain = {
  code: 'D',
  name: 'Supervision',
  weight: 1,
  criteria: [criterion('D1'), criterion('D2', { derivation: 'supervision', weight: 2 })],
}

describe('a domain of a draft', () => {
  it('is sent as it was read where nothing was typed', () => {
    expect(domainOf(typedOf(domain))).toEqual(domain)
  })

  it('takes the place of itself among the others, which stay', () => {
    const other = { ...domain, code: 'E' }
    const typed = { ...typedOf(domain), name: ' Support ' }
    expect(withDomain([other, domain], typed)).toEqual([other, { ...domain, name: 'Support' }])
  })

  it('names no roles of a criterion that is asked of the network', () => {
    const typed = typedOf({ ...domain, criteria: [criterion('D1', { role_types: ['cc'] })] })
    const [first] = typed.criteria
    if (first) first.scope = 'pcn'
    expect(domainOf(typed).criteria[0]?.role_types).toEqual([])
  })

  it('gives a new criterion a number that neither it nor the version before has', () => {
    expect(blank(typedOf(domain), ['D1', 'D2', 'D3', 'E4'], 'new-1').code).toBe('D4')
    expect(blank(typedOf(domain), [], 'new-1').levels).toHaveLength(5)
  })
})

it('roles stand in the order they have everywhere, however they are ticked', () => {
  expect(withRole(['hwbc'], 'splw', true)).toEqual(['splw', 'hwbc'])
  expect(withRole(['splw', 'hwbc'], 'splw', false)).toEqual(['hwbc'])
})

describe('what is wrong with a domain', () => {
  it('is nothing where everything is said', () => {
    expect(Object.values(faultsIn(typedOf(domain))).filter(Boolean)).toEqual([])
  })

  it('is said of each field that is empty or no number', () => {
    const typed = typedOf({ ...domain, criteria: [criterion('D1', { weight: 11 })] })
    const fresh = blank(typed, [], 'new-1')
    const faults = faultsIn({ ...typed, weight: 'two', criteria: [...typed.criteria, fresh] })
    expect(faults['domain-weight']).toMatch(/1 to 10/)
    expect(faults['D1-weight']).toMatch(/weight of D1/)
    expect(faults['new-1-name']).toBe('Name D2.')
    expect(faults['new-1-levels-3']).toBe('Say what level 3 of D2 looks like.')
  })

  it('stands at its field where the server says it', () => {
    const { criteria } = typedOf(domain)
    const said = [
      { pointer: '/domains/3/weight', message: 'Too much.' },
      { pointer: '/domains/3/criteria/1/scope', message: 'It is asked of the roles.' },
      { pointer: '/domains/3/criteria/1/levels/2', message: 'Level 2 is too long.' },
      { pointer: '/domains/3/criteria/0/role_types/0', message: 'No such role.' },
      { pointer: '/domains/3/criteria', message: 'A domain has at least one criterion.' },
      { pointer: '/domains/4/weight', message: 'Of another domain.' },
    ]
    expect(faultsAt(said, 3, criteria)).toEqual({
      'domain-weight': 'Too much.',
      'D2-scope': 'D2: It is asked of the roles.',
      'D2-levels-2': 'D2: Level 2 is too long.',
      'D1-role_types': 'D1: No such role.',
      criteria: 'A domain has at least one criterion.',
    })
  })
})

it('tells what somebody else has changed in the domain since it was read', () => {
  expect(changedSince(domain, domain)).toEqual([])
  const now = { ...domain, weight: 2, criteria: [criterion('D1', { is_gate: true })] }
  expect(changedSince(domain, now)).toEqual(['D', 'D1', 'D2'])
  expect(changedSince(domain, undefined)).toEqual(['D'])
})
