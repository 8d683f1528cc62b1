import { Link } from '@tanstack/react-router'
import { type Measure, measureNames, measureOf } from '../../measures'

/** What the charts and the map show: links, so that the choice stays in the address. */
export function MeasurePicker({ measure }: { measure: Measure }) {
  return (
    <nav className="picker" aria-label="What is shown">
      <span className="secondary" aria-hidden="true">
        Show
      </span>
      <ul>
        {measureNames.map((name) => (
          <li key={name}>
            <Link
              to="."
              search={(old) => ({ ...old, measure: name === 'pcns' ? undefined : name })}
              resetScroll={false}
              replace
              activeOptions={{ exact: true, explicitUndefined: true }}
              aria-current={name === measure.name ? 'true' : undefined}
            >
              {measureOf(name).label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
