import type { BoardEmbedding } from '@/api/types'

/** So many networks are named on the first page. */
const NAMED = 5

export interface Pressing {
  code: string
  name: string
  details: string[]
}

/** The networks that press most, in the order in which they first come, each with every reason. */
export function pressingOf(board: Pick<BoardEmbedding, 'act_next'>): Pressing[] {
  const found = new Map<string, Pressing>()
  for (const { pcn_code, pcn_name, detail } of board.act_next) {
    const pcn = found.get(pcn_code) ?? { code: pcn_code, name: pcn_name, details: [] }
    pcn.details.push(detail)
    found.set(pcn_code, pcn)
  }
  return [...found.values()].slice(0, NAMED)
}
