import type { QueryClient } from '@tanstack/react-query'
import { LONDON, regionBoroughsQuery, regionQuery } from './london-queries'
import {
  boroughQuery,
  pcnHistoryQuery,
  pcnPracticesQuery,
  pcnQuery,
  pcnsQuery,
} from './pcn-queries'
import type { PcnSearch } from './pcn-search'
import { boardQuery, successionQuery } from './queries'
import { averagePcnQuery } from './region-queries'

type Day = string | undefined

export function loadPcn(client: QueryClient, code: string, asOf: Day) {
  return Promise.all([
    client.prefetchQuery(pcnQuery(code, asOf)),
    client.prefetchQuery(pcnPracticesQuery(code, asOf)),
    client.prefetchQuery(pcnHistoryQuery(code)),
    client.prefetchQuery(regionQuery(asOf)),
    client.prefetchQuery(averagePcnQuery(asOf)),
  ])
}

/** A form must start from what is saved now, never from an older cached answer. */
export function loadForm(client: QueryClient, code: string, asOf: Day) {
  return Promise.all([
    client.prefetchQuery({ ...pcnQuery(code, asOf), staleTime: 0 }),
    client.prefetchQuery(regionBoroughsQuery(asOf)),
  ])
}

export function loadBorough(client: QueryClient, gss: string, listed: PcnSearch, asOf: Day) {
  return Promise.all([
    client.prefetchQuery(boroughQuery(gss, asOf)),
    client.prefetchQuery(regionBoroughsQuery(asOf)),
    client.prefetchQuery(pcnsQuery({ borough_gss_code: gss }, listed, asOf)),
  ])
}

export function loadBoard(client: QueryClient, code: string, listed: PcnSearch, asOf: Day) {
  return Promise.all([
    loadBoroughs(client, code, asOf),
    client.prefetchQuery(successionQuery(code, asOf)),
    client.prefetchQuery(pcnsQuery({ icb_code: code }, listed, asOf)),
    client.prefetchQuery(regionQuery(asOf)),
  ])
}

/** A board, and if it is one of London's, its boroughs: only London is known by borough. */
async function loadBoroughs(client: QueryClient, code: string, asOf: Day) {
  await client.prefetchQuery(boardQuery(code, asOf))
  const board = client.getQueryData(boardQuery(code, asOf).queryKey)?.icb
  if (board?.region_code !== LONDON) return
  await client.prefetchQuery(regionBoroughsQuery(asOf, board.ods_code))
}
