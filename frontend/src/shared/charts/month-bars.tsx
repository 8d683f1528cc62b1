import { niceTop } from './scale'
import { useWidth } from './use-width'

export interface MonthBar {
  /** "Apr", as it stands below the bar. */
  label: string
  /** What is certain, drawn solid. */
  solid: number
  /** What is expected on top of it, drawn outlined. */
  open?: number
  /** Nothing is drawn, and a word stands there: not known is no zero. */
  missing?: boolean
}

interface MonthBarsProps {
  bars: readonly MonthBar[]
  /** A dashed line across, with its words, where it lies within the scale. */
  mark?: { value: number; words: string } | undefined
  format: (value: number) => string
  /** The figure in one sentence. */
  says: string
}

const USUAL = 816
const HEIGHT = 220
const PLOT = { left: 56, top: 20, bottom: 188 }

/** A bar for each month, on a scale from nothing. */
export function MonthBars({ bars, mark, format, says }: MonthBarsProps) {
  const { shell: place, width } = useWidth<HTMLDivElement>(USUAL)
  const highest = Math.max(0, ...bars.map(({ solid, open = 0 }) => solid + open))
  const top = niceTop(Math.max(highest, mark?.value ?? 0))
  const y = (value: number) => PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top)
  const step = (width - PLOT.left) / Math.max(1, bars.length)
  const bar = Math.max(4, Math.min(48, step * 0.64))
  const short = step < 36
  return (
    <div className="month-bars" ref={place}>
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={says}
      >
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <path
              className={part === 0 ? 'month-bars__axis' : 'month-bars__grid'}
              d={`M${PLOT.left} ${y(top * part)}H${width}`}
            />
            <text x={PLOT.left - 8} y={y(top * part) + 5} textAnchor="end">
              {format(top * part)}
            </text>
          </g>
        ))}
        {bars.map(({ label, solid, open = 0, missing }, i) => {
          const x = PLOT.left + step * (i + 0.5)
          return (
            <g key={i}>
              {solid > 0 && (
                <path
                  className="month-bars__solid"
                  d={`M${x - bar / 2} ${y(0)}V${y(solid)}h${bar}V${y(0)}z`}
                />
              )}
              {open > 0 && (
                <path
                  className="month-bars__open"
                  d={`M${x - bar / 2 + 0.75} ${y(solid)}V${y(solid + open) + 0.75}h${bar - 1.5}V${y(solid)}z`}
                />
              )}
              {missing && (
                <text x={x} y={y(0) - 6} textAnchor="middle">
                  ?
                </text>
              )}
              <text x={x} y={HEIGHT - 10} textAnchor="middle">
                {short ? label.charAt(0) : label}
              </text>
            </g>
          )
        })}
        {mark && (
          <>
            <path className="month-bars__mark" d={`M${PLOT.left} ${y(mark.value)}H${width}`} />
            <text x={width} y={y(mark.value) - 6} textAnchor="end">
              {mark.words}
            </text>
          </>
        )}
      </svg>
    </div>
  )
}
