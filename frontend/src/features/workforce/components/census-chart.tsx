import type { WorkforceCensus } from '@/api/types'
import { dayNumber, MONTHS } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'

/** More than a quarter between two censuses is a gap. */
export const GAP_MONTHS = 3

const HEIGHT = 200
const PLOT = { left: 4, top: 28, bottom: 164 }
const LEAST = 6
const MOST = 44
const DAYS_A_QUARTER = 91
const LABEL = 68

interface CensusChartProps {
  /** The oldest first. */
  censuses: readonly WorkforceCensus[]
  width: number
  /** Which one is brought out. */
  at: number
}

export function CensusChart({ censuses, width, at }: CensusChartProps) {
  const [first] = censuses
  const last = censuses.at(-1)
  if (!first || !last) return null
  const from = dayNumber(first.census_on)
  const days = Math.max(DAYS_A_QUARTER, dayNumber(last.census_on) - from)
  const bar = Math.min(MOST, Math.max(LEAST, ((width - 2 * PLOT.left) * DAYS_A_QUARTER) / days - 6))
  const right = width - PLOT.left - bar
  const x = (on: string) => PLOT.left + ((dayNumber(on) - from) / days) * (right - PLOT.left)
  const most = Math.max(...censuses.map((c) => c.pcns_returned + c.pcns_without_return), 1)
  const tall = (pcns: number) => (pcns / most) * (PLOT.bottom - PLOT.top)
  return (
    <svg
      className="censuses"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      aria-hidden="true"
    >
      <defs>
        <pattern
          id="census-hatch"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path className="censuses__hatch" d="M0 0V8" />
        </pattern>
      </defs>
      <path className="cliff__axis" d={`M0 ${PLOT.bottom}H${width}`} />
      {censuses.map((census, i) => {
        const left = x(census.census_on)
        const returned = tall(census.pcns_returned)
        const without = tall(census.pcns_without_return)
        const before = censuses[i - 1]
        const gap = (census.months_since_previous ?? 0) > GAP_MONTHS && before
        return (
          <g key={census.census_on}>
            {gap && (
              <Gap
                from={x(before.census_on) + bar}
                to={left}
                months={census.months_since_previous ?? 0}
              />
            )}
            <rect
              className={i === at ? 'censuses__bar' : 'censuses__bar censuses__bar--faint'}
              x={left}
              y={PLOT.bottom - returned}
              width={bar}
              height={returned}
            />
            <rect
              className="censuses__none"
              x={left + 0.5}
              y={PLOT.bottom - returned - without}
              width={bar - 1}
              height={without}
            />
            {i === at && (
              <text
                className="cliff__value"
                x={Math.min(Math.max(left + bar / 2, 24), width - 24)}
                y={PLOT.bottom - returned - without - 8}
                textAnchor="middle"
              >
                {formatNumber(census.pcns_returned)}
              </text>
            )}
          </g>
        )
      })}
      <Months censuses={censuses} x={x} bar={bar} at={at} width={width} />
    </svg>
  )
}

function Gap({ from, to, months }: { from: number; to: number; months: number }) {
  const wide = to - from > 110
  return (
    <>
      <path className="censuses__gap" d={`M${from + 4} ${PLOT.bottom - 12}H${to - 4}`} />
      {wide && (
        <text className="cliff__small" x={(from + to) / 2} y={PLOT.bottom - 20} textAnchor="middle">
          {months} months
        </text>
      )}
    </>
  )
}

interface MonthsProps {
  censuses: readonly WorkforceCensus[]
  x: (on: string) => number
  bar: number
  at: number
  width: number
}

/** The month of the first, the last and the chosen one, as far as they have room. */
function Months({ censuses, x, bar, at, width }: MonthsProps) {
  const wanted = [...new Set([at, 0, censuses.length - 1])].filter((i) => i >= 0)
  const placed: { i: number; left: number }[] = []
  for (const i of wanted) {
    const census = censuses[i]
    if (!census) continue
    const middle = x(census.census_on) + bar / 2
    const left = Math.min(Math.max(middle - LABEL / 2, 0), width - LABEL)
    if (placed.every((other) => Math.abs(other.left - left) > LABEL + 8)) placed.push({ i, left })
  }
  return placed.map(({ i, left }) => (
    <text key={i} x={left + LABEL / 2} y={HEIGHT - 14} textAnchor="middle">
      {shortMonth(censuses[i]?.census_on ?? '')}
    </text>
  ))
}

function shortMonth(date: string): string {
  return `${MONTHS[Number(date.slice(5, 7)) - 1]?.slice(0, 3)} ${date.slice(0, 4)}`
}
