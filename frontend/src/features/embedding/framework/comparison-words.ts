import { capital, counted, listed } from '@/shared/format/words'
import type { FrameworkDifference } from './queries'
import { askedOf, levelName, type Role, timesWords } from './words'

const FIELDS: Readonly<Record<string, string>> = {
  name: 'Name',
  explanation: 'What is looked at',
  scope: 'Asked of',
  role_types: 'Roles',
  is_core: 'In the core set',
  is_gate: 'Gate',
  derivation: 'Level suggested from',
  weight: 'How much it counts',
  source: 'Source',
  position: 'Place in the order',
}

/** What a field of a comparison is called: "level_3" is "3 Established". */
export function fieldWords(field: string): string {
  const level = /^level_(\d)$/.exec(field)?.[1]
  if (level) return `Level ${levelName(Number(level))}`
  return FIELDS[field] ?? capital(field.replaceAll('_', ' '))
}

type Meanings = readonly { code: string; meaning: string }[]

/** One side of a difference as people write it: the API gives codes where a field holds codes. */
export function valueWords(field: string, value: string, rules: Meanings = []): string {
  switch (field) {
    case 'scope':
      return value === 'pcn' ? 'The network, once' : 'Each role'
    case 'role_types':
      if (!value) return 'All three, or none where it is asked of the network'
      return askedOf({ scope: 'role', role_types: value.split(', ') as Role[] })
    case 'is_core':
    case 'is_gate':
      return value === 'true' ? 'Yes' : 'No'
    case 'derivation':
      if (!value) return 'Nothing: a person alone can tell'
      return rules.find(({ code }) => code === value)?.meaning ?? value
    case 'weight':
      return capital(timesWords(Number(value)))
    case 'position':
      return `Number ${value}`
    default:
      return value || 'Nothing'
  }
}

export type Kind = FrameworkDifference['kind']
export const KINDS: readonly Kind[] = ['changed', 'added', 'removed']
export const KIND_WORDS: Record<Kind, string> = {
  changed: 'Changed',
  added: 'Added',
  removed: 'Removed',
}

/** "two changed, one added and one removed", of domains and criteria together. */
export function tally(items: readonly Pick<FrameworkDifference, 'kind'>[]): string {
  const parts = KINDS.flatMap((kind) => {
    const n = items.filter((one) => one.kind === kind).length
    return n > 0 ? [`${counted(n, 'entry', 'entries')} ${kind}`] : []
  })
  return listed(parts)
}
