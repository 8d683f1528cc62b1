import type { NetworkStanding, NextAct } from '@/api/types'
import { counted, listed } from '@/shared/format/words'
import { REASONS as WHY } from '../actions/words'
import { called, criterionWords, ROLES } from '../words'
import { gateNames } from './gates'
import type { SeenAct } from './seen'

type Items = readonly Pick<NetworkStanding, 'pcn_code' | 'gate_failures'>[]

/** What is the matter in one network below a title that names the gate already: whose it is; else all of it. */
export function levelWords(act: SeenAct, items: Items): string {
  if (act.reason !== 'gate_not_met' || act.isPast) return act.detail
  const item = items.find(({ pcn_code }) => pcn_code === act.pcn_code)
  const gate = item?.gate_failures.find(
    (one) => one.criterion_code === act.criterion_code && one.role_type === act.role_type,
  )
  const whose = act.role_type ? called(ROLES, act.role_type) : 'The PCN'
  return `${whose} ${typeof gate?.level === 'number' ? `at level ${gate.level}` : 'not rated'}`
}

/** The same of several, in one sentence. */
export function levelsWords(acts: readonly SeenAct[], items: Items): string {
  return listed(
    acts.map((act) => {
      const words = levelWords(act, items)
      return act.reason === 'gate_not_met' ? words.charAt(0).toLowerCase() + words.slice(1) : words
    }),
  )
}

/** The reasons to act, gathered: one entry for each reason and criterion, in the order of the most pressing of them. */
export interface Act {
  key: string
  title: string
  /** Each network once, with all that is the matter there for this reason: a role each. */
  pcns: { code: string; name: string; acts: SeenAct[] }[]
}

const REASONS: Record<NextAct['reason'], (n: string) => string> = {
  gate_not_met: (n) => `${n} below what the contract asks`,
  falling: (n) => `The score fell in ${n}`,
  contracts_ending: (n) => `Contracts end within 90 days in ${n}`,
  unknown: (n) => `Nothing is known any more of ${n}`,
  not_assessed: (n) => `No assessment was ever published of ${n}`,
  stale: (n) => `The assessment is a year old in ${n}`,
  vacancy: (n) => `A post has been vacant for 90 days in ${n}`,
}

export function actsOf(board: { act_next: readonly SeenAct[]; items: Items }): Act[] {
  const names = gateNames(board.items)
  const acts = new Map<string, Act>()
  for (const one of board.act_next) {
    const key = `${one.reason} ${one.criterion_code ?? ''}`
    const act = acts.get(key) ?? { key, title: '', pcns: [] }
    const pcn = act.pcns.find(({ code }) => code === one.pcn_code)
    if (pcn) pcn.acts.push(one)
    else act.pcns.push({ code: one.pcn_code, name: one.pcn_name, acts: [one] })
    acts.set(key, act)
  }
  for (const act of acts.values()) {
    const one = act.pcns[0]?.acts[0]
    if (!one) continue
    const press = act.pcns.filter(({ acts }) => acts.some(({ isPast }) => !isPast)).length
    const n = counted(press, 'PCN')
    const gate =
      one.reason === 'gate_not_met' &&
      one.criterion_code &&
      criterionWords(one.criterion_code, names.get(one.criterion_code))
    if (press === 0) act.title = gate || called(WHY, one.reason)
    else act.title = gate ? `${gate} is not met in ${n}` : REASONS[one.reason](n)
  }
  return [...acts.values()]
}
