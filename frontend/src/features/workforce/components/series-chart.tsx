import { dayNumber } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { monthOf, shortMonthOf } from '../cliff-words'
import { type Series, type SeriesPoint, stretches } from '../series-model'
import { formatWte } from '../summary-words'

const HEIGHT = 220
const PLOT = { left: 40, top: 16, bottom: 184 }
const LABEL = 104
const GRID_LINES = 4
const NARROW = 480
/** Between the middle of a month's name and the next one. */
const ROOM = 120

interface SeriesChartProps {
  series: Series
  width: number
  at: number | undefined
}

export function SeriesChart({ series: { points, top }, width, at }: SeriesChartProps) {
  const [first] = points
  const last = points.at(-1)
  if (!first || !last) return null
  const right = width - LABEL
  const from = dayNumber(first.on)
  const days = Math.max(1, dayNumber(last.on) - from)
  const x = (on: string) => PLOT.left + ((dayNumber(on) - from) / days) * (right - PLOT.left)
  const y = (wte: number) => PLOT.bottom - (wte / top) * (PLOT.bottom - PLOT.top)
  const path = (value: (point: SeriesPoint) => number | null) =>
    stretches(points, value)
      .map((s) => `M${s.map((p) => `${x(p.on).toFixed(1)} ${y(p.value).toFixed(1)}`).join('L')}`)
      .join('')
  const chosen = at === undefined ? undefined : points[at]
  const month = width < NARROW ? shortMonthOf : monthOf
  return (
    <svg
      className="cliff"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      aria-hidden="true"
    >
      {Array.from({ length: GRID_LINES + 1 }, (_, i) => {
        const value = (top / GRID_LINES) * i
        return (
          <g key={value}>
            {i > 0 && <path className="cliff__grid" d={`M${PLOT.left} ${y(value)}H${right}`} />}
            <text x={PLOT.left - 8} y={y(value) + 5} textAnchor="end">
              {formatNumber(value)}
            </text>
          </g>
        )
      })}
      <path className="cliff__axis" d={`M${PLOT.left} ${PLOT.bottom}H${right}`} />
      {chosen && (
        <path className="cliff__chosen" d={`M${x(chosen.on)} ${PLOT.top}V${PLOT.bottom}`} />
      )}
      <path className="cliff__funded" d={path(({ funded }) => funded)} />
      <path className="cliff__line" d={path(({ inPost }) => inPost)} />
      {points.map(
        ({ on, returned }) =>
          returned !== null && (
            <circle key={on} className="cliff__return" cx={x(on)} cy={y(returned)} r="4.5" />
          ),
      )}
      <EndLabels last={last} x={right + 10} y={y} />
      <text x={PLOT.left} y={HEIGHT - 12}>
        {month(first.on)}
      </text>
      {points.slice(1).map(
        ({ on }) =>
          on.slice(5) === '01-01' &&
          x(on) > PLOT.left + ROOM &&
          x(on) < right - ROOM && (
            <text key={on} x={x(on)} y={HEIGHT - 12} textAnchor="middle">
              {month(on)}
            </text>
          ),
      )}
      <text x={right} y={HEIGHT - 12} textAnchor="end">
        {month(last.on)}
      </text>
    </svg>
  )
}

const LINE = 17

/** What each line is, at its end, never one on another. */
function EndLabels({ last, x, y }: { last: SeriesPoint; x: number; y: (wte: number) => number }) {
  const labels = [
    { words: 'Funded', value: last.funded, strong: false },
    { words: 'In post', value: last.inPost, strong: true },
    { words: 'Returned', value: last.returned, strong: false },
  ]
    .flatMap(({ value, ...label }) =>
      value === null ? [] : [{ ...label, value, at: y(value) + 5 }],
    )
    .sort((a, b) => a.at - b.at)
  for (const [i, label] of labels.entries()) {
    const above = labels[i - 1]
    if (above && label.at < above.at + LINE) label.at = above.at + LINE
  }
  return labels.map(({ words, value, at, strong }) => (
    <text key={words} className={strong ? 'cliff__value' : undefined} x={x} y={at}>
      {words} {formatWte(value)}
    </text>
  ))
}
