import type { TrendPoint } from '@/api/types'
import { niceTop } from '@/shared/charts/scale'
import { useWidth } from '@/shared/charts/use-width'
import { embeddingWords } from '../words'
import { Hatches, useHatches } from './hatches'
import { Swatch } from './swatch'
import { ORDER, quarterLabel } from './words'

const HEIGHT = 252
/** At the right there is room for half a label. */
const PLOT = { left: 32, right: 12, top: 12, bottom: 208 }
/** Below this many pixels for a bar only the first of each year is named. */
const NARROW = 44

/** A bar for each quarter, in parts by status, on a scale from nothing. */
export function TrendBars({ points }: { points: readonly TrendPoint[] }) {
  const { shell, width } = useWidth<HTMLDivElement>(816)
  const { nameOf, fillOf } = useHatches()
  const top = niceTop(Math.max(...points.map(({ pcns }) => pcns)))
  const y = (value: number) => PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top)
  const step = Math.min(64, (width - PLOT.left - PLOT.right) / points.length)
  const bar = step * 0.72
  const named = (point: TrendPoint, i: number) =>
    step >= NARROW || point.on.slice(5, 7) === '01' || i === points.length - 1
  return (
    <div ref={shell}>
      <ul className="legend">
        {ORDER.filter((status) => points.some((point) => point[status] > 0)).map((status) => (
          <li key={status}>
            <Swatch status={status} />
            {embeddingWords(status)}
          </li>
        ))}
      </ul>
      <svg
        className="trend"
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label="PCNs by status, quarter by quarter: the numbers are in the table"
      >
        <Hatches nameOf={nameOf} />
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <path
              className={part === 0 ? 'trend__axis' : 'trend__grid'}
              d={`M${PLOT.left} ${y(top * part)}H${PLOT.left + step * points.length}`}
            />
            <text x={PLOT.left - 8} y={y(top * part) + 4} textAnchor="end">
              {top * part}
            </text>
          </g>
        ))}
        {points.map((point, i) => {
          const x = PLOT.left + step * (i + 0.5)
          let below = 0
          return (
            <g key={point.on}>
              {ORDER.map((status) => {
                below += point[status]
                return point[status] > 0 ? (
                  <rect
                    key={status}
                    className={`trend__part trend__part--${status}`}
                    style={fillOf(status)}
                    x={x - bar / 2}
                    y={y(below)}
                    width={bar}
                    height={y(below - point[status]) - y(below)}
                  />
                ) : null
              })}
              {named(point, i) &&
                quarterLabel(point.on).map((line, row) => (
                  <text key={line} x={x} y={PLOT.bottom + 18 + 16 * row} textAnchor="middle">
                    {line}
                  </text>
                ))}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
