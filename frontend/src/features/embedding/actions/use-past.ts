import { useQueries } from '@tanstack/react-query'
import { usePermission } from '@/shared/permission'
import { standsQuery } from '../assessment/queries'
import { boardEmbeddingQuery } from '../standing/queries'
import { isPast, wasPressing } from './pressing'
import type { Action } from './queries'

/** Of so many networks each is asked about by itself; of more, their boards are. */
const FEW = 5

/** Tells of actions whether what they were raised for holds no longer; of what cannot be read it tells nothing. */
export function usePast(actions: readonly Action[]): (action: Action) => boolean {
  const reads = usePermission('embedding.read') === true
  const readsBoards = usePermission('embedding.read_area') === true
  const asked = reads ? actions.filter(wasPressing) : []
  const pcns = [...new Set(asked.map(({ pcn_code }) => pcn_code))]
  const icbs = [...new Set(asked.flatMap(({ icb_code }) => icb_code ?? []))]
  const byBoard = readsBoards && pcns.length > FEW
  const ofPcns = useQueries({ queries: byBoard ? [] : pcns.map(standsQuery) })
  const ofBoards = useQueries({
    queries: byBoard ? icbs.map((code) => boardEmbeddingQuery(code, {}, undefined)) : [],
  })
  const stands = ofPcns.flatMap(({ data }) => data ?? [])
  const boards = ofBoards.flatMap(({ data }) => data ?? [])
  const known = new Set(
    [...stands, ...boards.flatMap(({ items }) => items)].map((one) => one.pcn_code),
  )
  const acts = [...stands, ...boards].flatMap(({ act_next }) => act_next)
  return (action) => known.has(action.pcn_code) && isPast(action, acts)
}
