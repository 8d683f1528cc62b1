import type { BoardEmbedding, NextAct } from '@/api/types'
import { counted } from '@/shared/format/words'

/** So many networks are named on the first page. */
const NAMED = 5
/** And so many because of one kind of reason, as long as there are others. */
const OF_A_KIND = 2

export interface Pressing {
  code: string
  name: string
  details: string[]
}

type Acts = readonly NextAct[]

/** Which networks press most: of each kind of reason the first, then whoever comes next. */
function pressingCodes(acts: Acts): Set<string> {
  const chosen = new Set<string>()
  const kinds = new Map<string, number>()
  for (const { pcn_code, reason } of acts) {
    const so_far = kinds.get(reason) ?? 0
    if (chosen.has(pcn_code) || so_far >= OF_A_KIND || chosen.size >= NAMED) continue
    chosen.add(pcn_code)
    kinds.set(reason, so_far + 1)
  }
  for (const { pcn_code } of acts) if (chosen.size < NAMED) chosen.add(pcn_code)
  return chosen
}

/** What is the matter with one network: two of each kind, then how many more there are. */
function detailsOf(acts: Acts): string[] {
  const kinds = new Map<string, number>()
  const said = acts.filter(({ reason }) => {
    const so_far = kinds.get(reason) ?? 0
    kinds.set(reason, so_far + 1)
    return so_far < OF_A_KIND
  })
  const more = acts.length - said.length
  const details = said.map(({ detail }) => detail)
  return more > 0 ? [...details, `And ${counted(more, 'more reason')}`] : details
}

/** The networks that press most, in the order in which they first come, each with its reasons. */
export function pressingOf({ act_next }: Pick<BoardEmbedding, 'act_next'>): Pressing[] {
  const chosen = pressingCodes(act_next)
  const found = new Map<string, NextAct[]>()
  for (const act of act_next) {
    if (chosen.has(act.pcn_code)) found.set(act.pcn_code, [...(found.get(act.pcn_code) ?? []), act])
  }
  return [...found].map(([code, acts]) => ({
    code,
    name: acts[0]?.pcn_name ?? code,
    details: detailsOf(acts),
  }))
}
