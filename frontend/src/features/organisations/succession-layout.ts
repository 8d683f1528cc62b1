import type { IcbRef, SuccessionPair } from '@/api/types'

export interface Row {
  board: IcbRef
  /** Rows from the top; a successor stands level with the middle of its predecessors. */
  at: number
}

export interface Line {
  from: number
  to: number
  kind: SuccessionPair['kind'] | 'unchanged'
  key: string
}

export interface SuccessionLayout {
  before: Row[]
  after: Row[]
  lines: Line[]
  rows: number
}

/** Places boards in two columns so that lines cross as little as the successions allow. */
export function layOut(
  pairs: readonly SuccessionPair[],
  unchanged: readonly IcbRef[] = [],
): SuccessionLayout {
  const before: Row[] = []
  const rowOf = new Map<string, number>()
  for (const board of [...inOrder(pairs), ...unchanged]) {
    if (rowOf.has(board.ods_code)) continue
    rowOf.set(board.ods_code, before.length)
    before.push({ board, at: before.length })
  }
  const successors = new Map<string, { board: IcbRef; from: number[] }>()
  const join = (board: IcbRef, from: IcbRef) => {
    const entry = successors.get(board.ods_code) ?? { board, from: [] }
    entry.from.push(rowOf.get(from.ods_code) ?? 0)
    successors.set(board.ods_code, entry)
  }
  for (const pair of pairs) join(pair.successor, pair.predecessor)
  for (const board of unchanged) join(board, board)

  const after = spread(
    [...successors.values()].map(({ board, from }) => ({ board, at: middle(from) })),
    before.length,
  )
  const endOf = new Map(after.map(({ board, at }) => [board.ods_code, at]))
  const line = (from: IcbRef, to: IcbRef, kind: Line['kind']): Line => ({
    from: (rowOf.get(from.ods_code) ?? 0) + 0.5,
    to: (endOf.get(to.ods_code) ?? 0) + 0.5,
    kind,
    key: `${from.ods_code} ${to.ods_code}`,
  })
  const lines = [
    ...unchanged.map((board) => line(board, board, 'unchanged')),
    ...pairs.map((pair) => line(pair.predecessor, pair.successor, pair.kind)),
  ]
  const rows = Math.max(before.length, ...after.map(({ at }) => at + 1))
  return { before, after, lines, rows }
}

/** Walks from board to board through shared successors, so that neighbours share lines. */
function inOrder(pairs: readonly SuccessionPair[]): IcbRef[] {
  const order: IcbRef[] = []
  const left = [...pairs]
  while (left.length > 0) {
    const last = order.at(-1)?.ods_code
    const targets = new Set(
      pairs.filter((p) => p.predecessor.ods_code === last).map((p) => p.successor.ods_code),
    )
    const next = left.findIndex((p) => targets.has(p.successor.ods_code))
    const [pair] = left.splice(Math.max(0, next), 1)
    if (!pair) break
    if (!order.some((board) => board.ods_code === pair.predecessor.ods_code)) {
      order.push(pair.predecessor)
    }
  }
  return order
}

function middle(rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + row, 0) / rows.length
}

/** Keeps at least one row between neighbours, moving down only as far as needed. */
function spread(rows: Row[], height: number): Row[] {
  const sorted = rows.sort((a, b) => a.at - b.at)
  let free = Number.NEGATIVE_INFINITY
  const placed = sorted.map((row) => {
    const at = Math.max(row.at, free)
    free = at + 1
    return { ...row, at }
  })
  const over = Math.max(0, (placed.at(-1)?.at ?? 0) + 1 - height)
  const room = Math.min(over, placed[0]?.at ?? 0)
  return placed.map((row) => ({ ...row, at: row.at - room }))
}
