import type { Measure } from '../../measures'
import type { TileKind } from './borough-tile'

interface MapKeyProps {
  measure: Measure
  /** Only what is on the map is explained. */
  meanings: ReadonlySet<TileKind>
}

/** The ramp in words. */
export function MapKey({ measure, meanings }: MapKeyProps) {
  return (
    <div className="map-key">
      <b>{measure.label}</b>
      <ul>
        {meanings.has('none') && <Entry kind="none" step={0} words="None" />}
        {meanings.has('unknown') && <Entry kind="unknown" step={0} words="Not known" />}
        {meanings.has('value') &&
          measure.steps.map((step, i) => (
            <Entry key={step.from} kind="value" step={i + 1} words={step.words} />
          ))}
      </ul>
    </div>
  )
}

function Entry({ kind, step, words }: { kind: TileKind; step: number; words: string }) {
  return (
    <li>
      <i className={`swatch tile--${kind} tile--${step}`} aria-hidden="true" />
      {words}
    </li>
  )
}
