import { Steps } from '@/shared/charts/steps'
import { useWidth } from '@/shared/charts/use-width'
import { dayNumber, formatDate, lastDay } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import type { Cliff, CliffStep } from '../cliff-model'
import { monthOf, movedWords, shortMonthOf, startWords, stepWords } from '../cliff-words'
import { formatWte } from '../summary-words'

const HEIGHT = 248
const PLOT = { left: 36, top: 34, bottom: 212 }
const GRID_LINES = 4
const NARROW = 480

/** A step line of what is under contract against a dashed one of what is funded. */
export function CliffChart({ cliff }: { cliff: Cliff }) {
  const { shell, width } = useWidth<HTMLDivElement>()
  const points = cliff.steps.map((step, i) => (i === 0 ? startWords(step) : stepWords(step)))
  return (
    <div ref={shell}>
      <Steps label="WTE under contract if nothing is renewed" points={points}>
        {(at) => <Drawing cliff={cliff} width={width} at={at} />}
      </Steps>
    </div>
  )
}

interface DrawingProps {
  cliff: Cliff
  width: number
  at: number | undefined
}

function Drawing({ cliff, width, at }: DrawingProps) {
  const right = width - 8
  const from = dayNumber(cliff.from)
  const days = dayNumber(cliff.to) - from
  const x = (on: string) => PLOT.left + ((dayNumber(on) - from) / days) * (right - PLOT.left)
  const y = (wte: number) => PLOT.bottom - (wte / cliff.top) * (PLOT.bottom - PLOT.top)
  const line = (value: (step: CliffStep) => number) =>
    `${cliff.steps
      .map(
        (step, i) =>
          `${i === 0 ? `M${x(step.on).toFixed(1)} ` : `H${x(step.on).toFixed(1)}V`}${y(value(step)).toFixed(1)}`,
      )
      .join('')}H${right}`
  const contracted = line(({ underContract }) => underContract)
  const chosen = at === undefined ? undefined : cliff.steps[at]
  const funded = cliff.steps.at(-1)?.funded ?? 0
  return (
    <svg
      className="cliff"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      aria-hidden="true"
    >
      {Array.from({ length: GRID_LINES + 1 }, (_, i) => {
        const value = (cliff.top / GRID_LINES) * i
        return (
          <g key={value}>
            {i > 0 && <path className="cliff__grid" d={`M${PLOT.left} ${y(value)}H${right}`} />}
            <text x={PLOT.left - 8} y={y(value) + 5} textAnchor="end">
              {formatNumber(value)}
            </text>
          </g>
        )
      })}
      <path className="cliff__area" d={`${contracted}V${PLOT.bottom}H${PLOT.left}Z`} />
      <path className="cliff__axis" d={`M${PLOT.left} ${PLOT.bottom}H${right}`} />
      <path className="cliff__funded" d={line((step) => step.funded)} />
      <path className="cliff__line" d={contracted} />
      <text x={right} y={y(funded) - 7} textAnchor="end">
        Funded {formatWte(funded)}
      </text>
      {chosen ? (
        <Chosen step={chosen} x={x(chosen.on)} y={y(chosen.underContract)} />
      ) : (
        <Labels cliff={cliff} x={x} y={y} right={right} />
      )}
      <Months cliff={cliff} x={x} width={width} />
    </svg>
  )
}

function Chosen({ step, x, y }: { step: CliffStep; x: number; y: number }) {
  return (
    <>
      <path className="cliff__chosen" d={`M${x} ${PLOT.top - 8}V${PLOT.bottom}`} />
      <circle className="cliff__point" cx={x} cy={y} r="6" />
      <text
        className="cliff__value"
        x={x + (x > 100 ? -10 : 10)}
        y={y - 10}
        textAnchor={x > 100 ? 'end' : 'start'}
      >
        {formatWte(step.underContract)}
      </text>
    </>
  )
}

interface LabelsProps {
  cliff: Cliff
  x: (on: string) => number
  y: (wte: number) => number
  right: number
}

const LETTER = 7.2
/** A fall that is too small to be seen needs no words. */
const SEEN = 12
const LINE = 18

/** What is in post at the beginning, the deep falls as far as they have room, and what is left. */
function Labels({ cliff, x, y, right }: LabelsProps) {
  const [first, ...later] = cliff.steps
  const last = cliff.steps.at(-1)
  if (!first || !last) return null
  const start = `${formatWte(first.underContract)} in post`
  let taken = PLOT.left + 8 + start.length * LETTER
  let before = first
  const named = later.filter((step) => {
    const fall = y(step.underContract) - y(before.underContract)
    before = step
    const words = Math.max(afterWords(step).length, movedWords(step).length) * LETTER
    const fits = x(step.on) + 8 >= taken && x(step.on) + 8 + words <= right && fall >= SEEN
    if (fits) taken = x(step.on) + 8 + words
    return fits
  })
  const end = afterWords(last)
  const atEnd = last !== first && !named.includes(last) && right - end.length * LETTER > taken
  // Below its own line no other one runs: the steps before it are higher.
  const crossed = x(last.on) > right - end.length * LETTER
  // Where the dashed line runs close above, the words stand below the solid one.
  const below = (step: CliffStep, lines: number) => {
    const room = y(step.underContract) - y(step.funded)
    return room > 0 && room < lines * LINE + 8
  }
  const at = (step: CliffStep, lines: number) =>
    y(step.underContract) + (below(step, lines) ? LINE : 8 - lines * LINE + 2)
  return (
    <>
      <text className="cliff__value" x={PLOT.left + 8} y={at(first, 1)}>
        {start}
      </text>
      {named.map((step) => (
        <g key={step.on}>
          <text className="cliff__value" x={x(step.on) + 8} y={at(step, 2)}>
            {afterWords(step)}
          </text>
          <text className="cliff__small" x={x(step.on) + 8} y={at(step, 2) + LINE}>
            {movedWords(step)}
          </text>
        </g>
      ))}
      {atEnd && (
        <text
          className="cliff__value"
          x={right}
          y={crossed ? y(last.underContract) + LINE : at(last, 1)}
          textAnchor="end"
        >
          {end}
        </text>
      )}
    </>
  )
}

/** "1.6 after 31 March 2027" */
function afterWords(step: CliffStep): string {
  return `${formatWte(step.underContract)} after ${formatDate(lastDay(step.on))}`
}

/** The first month, the last, and those of the steps between, as far as they have room. */
function Months({ cliff, x, width }: { cliff: Cliff; x: (on: string) => number; width: number }) {
  const words = width < NARROW ? shortMonthOf : monthOf
  const room = width < NARROW ? 72 : 124
  const at = HEIGHT - 12
  let taken = PLOT.left + room
  const middle = cliff.steps.slice(1).filter((step) => {
    const fits = x(step.on) - room / 2 > taken && x(step.on) + room / 2 < width - room
    if (fits) taken = x(step.on) + room / 2
    return fits
  })
  return (
    <>
      <text x={PLOT.left} y={at}>
        {words(cliff.from)}
      </text>
      {middle.map(({ on }) => (
        <text key={on} x={x(on)} y={at} textAnchor="middle">
          {words(on)}
        </text>
      ))}
      <text x={width - 8} y={at} textAnchor="end">
        {words(cliff.to)}
      </text>
    </>
  )
}
