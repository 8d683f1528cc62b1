import { notifyManager, type QueryCache, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'
import { aboutQuery, inventionQuery } from '@/shared/session'
import { leadsToFigures, type Origin, originOf, together } from './invented'

/** Where the organisations that the page shows come from, as far as its answers say so. */
function originShown(cache: QueryCache): Origin | undefined {
  return together(
    cache
      .findAll({ type: 'active' })
      .filter(({ meta }) => !meta?.aside)
      // While a new day is asked for, the page still shows the answer about the day before.
      .flatMap(({ observers }) => observers.map((one) => originOf(one.getCurrentResult().data))),
  )
}

interface DemoLineProps {
  /** The address of the page, or of the one that is on the way. */
  href: string
}

/** The grey line over a page of invented records, on screen and on paper. A page without any has no such line. */
export function DemoLine({ href }: DemoLineProps) {
  const { data: about } = useQuery(aboutQuery)
  const { data: london } = useQuery({ ...inventionQuery, enabled: about?.is_demo === true })
  const cache = useQueryClient().getQueryCache()
  const subscribe = useCallback(
    (changed: () => void) => cache.subscribe(notifyManager.batchCalls(changed)),
    [cache],
  )
  const origin = useSyncExternalStore(subscribe, () => originShown(cache))
  // A form, a refusal and a page on the way hold no answer that says so, and are about the same organisations.
  const expected = london?.is_demo && leadsToFigures(href)
  if (origin ? origin === 'real' : !expected) return null
  return (
    <section className="demo-line" aria-label="Demonstration">
      <p className="width">
        <b>Demonstration.</b> PCN, practice names and figures are invented; boards, boroughs and
        their dates are real.
      </p>
    </section>
  )
}
