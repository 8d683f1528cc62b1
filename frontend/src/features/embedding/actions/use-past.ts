import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { NextAct } from '@/api/types'
import { usePermission } from '@/shared/permission'
import { standsQuery } from '../assessment/queries'
import { boardEmbeddingQuery } from '../standing/queries'
import { isPast, wasPressing } from './pressing'
import { ACTIONS, type Action } from './queries'

/** Of so many networks each is asked about by itself; of more, their boards are. */
const FEW = 5

/** What presses, and of which networks that is known. */
interface Presses {
  known: string[]
  acts: NextAct[]
}

/** What can be read of several places; what cannot is left out. */
async function readable(answers: Promise<Presses>[]): Promise<Presses> {
  const read = (await Promise.allSettled(answers)).flatMap((one) =>
    one.status === 'fulfilled' ? one.value : [],
  )
  return { known: read.flatMap(({ known }) => known), acts: read.flatMap(({ acts }) => acts) }
}

/** Tells of actions whether what they were raised for holds no longer; of what cannot be read it tells nothing. */
export function usePast(actions: readonly Action[]): (action: Action) => boolean {
  const client = useQueryClient()
  const reads = usePermission('embedding.read') === true
  const readsBoards = usePermission('embedding.read_area') === true
  const asked = reads ? actions.filter(wasPressing) : []
  const pcns = [...new Set(asked.map(({ pcn_code }) => pcn_code))].sort()
  const icbs = [...new Set(asked.flatMap(({ icb_code }) => icb_code ?? []))].sort()

  const ofPcn = async (code: string) => {
    const { pcn_code, act_next } = await client.fetchQuery(standsQuery(code))
    return { known: [pcn_code], acts: act_next }
  }
  const ofBoard = async (code: string) => {
    const { items, act_next } = await client.fetchQuery(boardEmbeddingQuery(code, {}, undefined))
    return { known: items.map(({ pcn_code }) => pcn_code), acts: act_next }
  }
  const byBoard = readsBoards && pcns.length > FEW
  const { data } = useQuery({
    queryKey: [...ACTIONS, 'presses', byBoard ? icbs : pcns],
    queryFn: () => readable(byBoard ? icbs.map(ofBoard) : pcns.map(ofPcn)),
    enabled: pcns.length > 0,
  })
  return (action) =>
    Boolean(data?.known.includes(action.pcn_code)) && isPast(action, data?.acts ?? [])
}
