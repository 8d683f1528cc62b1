import { LEVELS } from '../words'
import type { Criterion, Domain } from './queries'
import type { Role } from './words'

/** A criterion as it is typed: a number may be no number yet, and a key names it whatever its code becomes. */
export interface TypedCriterion extends Omit<Criterion, 'weight' | 'derivation'> {
  key: string
  weight: string
  /** Empty where a person alone can tell. */
  derivation: string
}

export interface TypedDomain {
  code: string
  name: string
  weight: string
  criteria: TypedCriterion[]
}

export function typedOf({ code, name, weight, criteria }: Domain): TypedDomain {
  return {
    code,
    name,
    weight: String(weight),
    criteria: criteria.map((one) => ({
      ...one,
      key: one.code,
      weight: String(one.weight),
      derivation: one.derivation ?? '',
    })),
  }
}

const WEIGHT = /^([1-9]|10)$/

/** What is sent of it. */
export function domainOf({ code, name, weight, criteria }: TypedDomain): Domain {
  return {
    code,
    name: name.trim(),
    weight: Number(weight),
    criteria: criteria.map(({ key: _, ...one }) => ({
      ...one,
      code: one.code.trim().toUpperCase(),
      name: one.name.trim(),
      explanation: one.explanation.trim(),
      source: one.source.trim(),
      levels: one.levels.map((words) => words.trim()),
      role_types: one.scope === 'pcn' ? [] : one.role_types,
      weight: Number(one.weight),
      derivation: (one.derivation || null) as Criterion['derivation'],
    })),
  }
}

/** A criterion to be written: with the first number that no version known here has used in this domain. */
export function blank(domain: TypedDomain, used: readonly string[], key: string): TypedCriterion {
  const taken = new Set([...used, ...domain.criteria.map(({ code }) => code)])
  let number = 1
  while (taken.has(`${domain.code}${number}`)) number += 1
  return {
    key,
    code: `${domain.code}${number}`,
    name: '',
    explanation: '',
    scope: 'role',
    role_types: [],
    is_core: false,
    is_gate: false,
    derivation: '',
    weight: '1',
    source: '',
    levels: LEVELS.map(() => ''),
  }
}

/** The framework's domains with this one as it was typed; the others as they stand. */
export function withDomain(domains: readonly Domain[], typed: TypedDomain): Domain[] {
  const sent = domainOf(typed)
  return domains.map((one) => (one.code === sent.code ? sent : one))
}

/** A role ticked or not, in the order in which roles stand everywhere. */
export function withRole(roles: readonly Role[], role: Role, ticked: boolean): Role[] {
  const order: Role[] = ['splw', 'cc', 'hwbc']
  return order.filter((one) => (one === role ? ticked : roles.includes(one)))
}

type Faults = Record<string, string | undefined>

/** What the page can tell is missing, by the id of its field. */
export function faultsIn({ name, weight, criteria }: TypedDomain): Faults {
  const faults: Faults = {
    'domain-name': name.trim() ? undefined : 'Name the domain.',
    'domain-weight': WEIGHT.test(weight.trim())
      ? undefined
      : 'The weight of the domain is a whole number from 1 to 10.',
    criteria: criteria.length > 0 ? undefined : 'A domain has at least one criterion.',
  }
  for (const one of criteria) {
    const called = one.code.trim() || 'the new criterion'
    const say = (field: string, message: string) => {
      faults[`${one.key}-${field}`] = message
    }
    if (!one.code.trim()) say('code', 'Give the new criterion a code.')
    if (!one.name.trim()) say('name', `Name ${called}.`)
    if (!one.explanation.trim()) say('explanation', `Say what is looked at in ${called}.`)
    if (!one.source.trim()) say('source', `Say where ${called} comes from.`)
    if (!WEIGHT.test(one.weight.trim())) {
      say('weight', `The weight of ${called} is a whole number from 1 to 10.`)
    }
    one.levels.forEach((words, level) => {
      if (!words.trim()) say(`levels-${level}`, `Say what level ${level} of ${called} looks like.`)
    })
  }
  return faults
}

interface Said {
  pointer: string
  message: string
}

/** The server's faults by the id of their field: it counts domains and criteria as they were sent. */
export function faultsAt(
  errors: readonly Said[],
  place: number,
  criteria: readonly Pick<TypedCriterion, 'key' | 'code'>[],
): Faults {
  const faults: Faults = {}
  for (const { pointer, message } of errors) {
    const [, root, domain, field = '', index, part = '', ...rest] = pointer.split('/')
    if (root !== 'domains' || Number(domain) !== place) continue
    if (field !== 'criteria') faults[`domain-${field}`] ??= message
    else if (index === undefined) faults.criteria ??= message
    else {
      const one = criteria[Number(index)]
      const level = part === 'levels' ? `-${rest[0] ?? 0}` : ''
      if (one) faults[`${one.key}-${part}${level}`] ??= `${one.code}: ${message}`
    }
  }
  return faults
}

/** The codes of what differs between a domain that was read and the same one now: somebody else changed it. */
export function changedSince(read: Domain, now: Domain | undefined): string[] {
  if (!now) return [read.code]
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
  const before = new Map(read.criteria.map((one) => [one.code, one]))
  const after = new Map(now.criteria.map((one) => [one.code, one]))
  const codes = [...new Set([...before.keys(), ...after.keys()])]
  const changed = codes.filter((code) => !same(before.get(code), after.get(code)))
  return read.name === now.name && read.weight === now.weight ? changed : [read.code, ...changed]
}
