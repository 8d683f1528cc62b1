import type { NetworkStanding } from '@/api/types'

/** So many of each are named. */
const NAMED = 2

export interface Movers {
  rose: NetworkStanding[]
  fell: NetworkStanding[]
}

/** Who rose and who fell most since the assessment before, of what is not old: a whole point at least. */
export function moversOf(items: readonly NetworkStanding[]): Movers {
  const change = (item: NetworkStanding) => Math.round(item.score_change ?? 0)
  const fresh = items.filter(({ freshness }) => freshness === 'current')
  return {
    rose: fresh
      .filter((item) => change(item) > 0)
      .sort((a, b) => change(b) - change(a))
      .slice(0, NAMED),
    fell: fresh
      .filter((item) => change(item) < 0)
      .sort((a, b) => change(a) - change(b))
      .slice(0, NAMED),
  }
}
