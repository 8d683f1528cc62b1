import type { QueryClient } from '@tanstack/react-query'
import { boardsOfRegionQuery } from '@/shared/boards'
import { placeQuery } from './queries/money'
import {
  boardSpreadQuery,
  boardWorkforceQuery,
  censusesQuery,
  guidanceQuery,
  LONDON,
  networkQuery,
  pcnWorkforceQuery,
  type ReturnsSearch,
  returnsQuery,
  spreadQuery,
} from './queries/summary'
import type { SpreadSearch } from './spread-search'

type Day = string | undefined

export function loadPcnWorkforce(client: QueryClient, code: string, asOf: Day) {
  return Promise.all([
    client.prefetchQuery(pcnWorkforceQuery(code, asOf)),
    client.prefetchQuery(networkQuery(code, asOf)),
    client.prefetchQuery(guidanceQuery),
  ])
}

export function loadBoardWorkforce(client: QueryClient, code: string, asOf: Day) {
  return client.prefetchQuery(boardWorkforceQuery(code, asOf))
}

export function loadSpread(client: QueryClient, search: SpreadSearch, asOf: Day) {
  return client.prefetchQuery(spreadQuery(search, asOf))
}

export function loadBoardSpread(
  client: QueryClient,
  code: string,
  search: SpreadSearch,
  asOf: Day,
) {
  return Promise.all([
    client.prefetchQuery(boardSpreadQuery(code, search, asOf)),
    client.prefetchQuery(placeQuery('icbs', code, asOf)),
  ])
}

export function loadReturns(client: QueryClient, search: ReturnsSearch, asOf: Day) {
  return Promise.all([
    client.prefetchQuery(returnsQuery(search, asOf)),
    client.prefetchQuery(censusesQuery(asOf)),
    client.prefetchQuery(boardsOfRegionQuery(LONDON, asOf)),
  ])
}
