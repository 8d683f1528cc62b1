import { notifyManager, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { aboutQuery } from '@/shared/session'
import { type Origin, originOf, together } from './invented'

const INVENTED =
  'PCN, practice names and figures are invented; boards, boroughs and their dates are real.'
const REAL = 'It began with invented records; what this page shows comes from published files.'

/** Where the organisations that the page shows come from, as far as its answers say so. */
function useOriginShown(): Origin | undefined {
  const cache = useQueryClient().getQueryCache()
  const subscribe = useCallback(
    (changed: () => void) => cache.subscribe(notifyManager.batchCalls(changed)),
    [cache],
  )
  const shown = () =>
    together(
      cache
        .findAll({ type: 'active' })
        .filter(({ queryKey }) => queryKey[0] !== aboutQuery.queryKey[0])
        .map(({ state }) => originOf(state.data)),
    )
  return useSyncExternalStore(subscribe, shown)
}

/** The grey line over a page of invented records, on screen and on paper. */
export function DemoLine() {
  const { data: about } = useQuery(aboutQuery)
  const origin = useOriginShown()
  if (origin !== 'invented' && !about?.is_demo) return null
  return (
    <section className="demo-line" aria-label="Demonstration">
      <p className="width">
        <b>Demonstration.</b> {origin === 'real' ? REAL : INVENTED}
      </p>
    </section>
  )
}
