import { type KeyboardEvent, useRef } from 'react'
import type { RegionBorough } from '@/api/types'
import type { CountedBoroughs } from '../../known'
import type { Measure } from '../../measures'
import { inReadingOrder, neighbour } from '../../tiles'
import { BoroughTile, meaningOf } from './borough-tile'
import { MapKey } from './map-key'

/** The boroughs roughly where they lie. Arrow keys go from tile to tile, Tab goes on in reading order. */
export function BoroughMap({ data, measure }: { data: CountedBoroughs; measure: Measure }) {
  const list = useRef<HTMLUListElement>(null)
  const tiles = inReadingOrder(data.items)
  const partial = data.unmapped.pcns > 0

  function onKey(event: KeyboardEvent) {
    const at = (event.target as HTMLElement).closest('[data-gss]')?.getAttribute('data-gss')
    const from = tiles.find((tile) => tile.gss_code === at)
    const next = from && neighbour(tiles, from, event.key)
    if (!next) return
    event.preventDefault()
    list.current?.querySelector<HTMLElement>(`[data-gss="${next.gss_code}"] a`)?.focus()
  }

  return (
    <div>
      <MapKey measure={measure} meanings={meanings(tiles, measure, partial)} />
      <ul className="map" aria-label={`${measure.label} by borough`} ref={list} onKeyDown={onKey}>
        {tiles.map((borough) => (
          <BoroughTile
            key={borough.gss_code}
            borough={borough}
            measure={measure}
            partial={partial}
          />
        ))}
      </ul>
      <p className="small secondary map__note">
        Each tile is a borough in roughly its place on the map. A PCN counts in the borough most of
        its people are in. <span className="screen-only">Arrow keys move between tiles.</span>
      </p>
    </div>
  )
}

function meanings(tiles: readonly RegionBorough[], measure: Measure, partial: boolean) {
  return new Set(tiles.map((tile) => meaningOf(tile, measure, partial).kind))
}
