import { Link } from '@tanstack/react-router'
import type { RegionBorough } from '@/api/types'
import { CITY } from '../../london-words'
import { type Measure, measured, stepOf } from '../../measures'
import { lettersOf, tileName } from '../../tiles'

export type TileKind = 'value' | 'none' | 'unknown' | 'elsewhere'

interface Meaning {
  kind: TileKind
  step: number
  /** On the tile. */
  text: string
  /** Read out. */
  words: string
}

/** What a tile says: a value, none, not known, or counted with a neighbour. */
export function meaningOf(borough: RegionBorough, measure: Measure, partial: boolean): Meaning {
  if (borough.gss_code === CITY && borough.pcns === 0) {
    return {
      kind: 'elsewhere',
      step: 0,
      text: 'in Hackney',
      words: 'no PCN of its own, in Hackney',
    }
  }
  if (borough.pcns === 0) {
    // While some PCN's borough is not known, none here is a guess.
    if (partial) return { kind: 'unknown', step: 0, text: '?', words: 'not known' }
    return { kind: 'none', step: 0, text: measure.name === 'pcns' ? '0' : 'None', words: 'no PCN' }
  }
  const value = measured(borough, measure)
  if (value === null) return { kind: 'unknown', step: 0, text: '?', words: 'not known' }
  return {
    kind: 'value',
    step: stepOf(value, measure),
    text: measure.short(value),
    words: `${measure.label} ${measure.format(value)}`,
  }
}

interface TileProps {
  borough: RegionBorough
  measure: Measure
  partial: boolean
}

export function BoroughTile({ borough, measure, partial }: TileProps) {
  const { kind, step, text, words } = meaningOf(borough, measure, partial)
  return (
    <li
      className={`tile tile--${kind} tile--${step}`}
      data-gss={borough.gss_code}
      style={{ gridColumn: borough.tile_column + 1, gridRow: borough.tile_row + 1 }}
    >
      <Link
        to="/boroughs/$gss"
        params={{ gss: borough.gss_code }}
        aria-label={`${borough.name}: ${words}`}
      >
        <span className="tile__name">{tileName(borough.name)}</span>
        <span className="tile__letters">{lettersOf(borough)}</span>
        <span className="tile__value">{text}</span>
      </Link>
    </li>
  )
}
