import { Steps } from '@/shared/charts/steps'
import { useWidth } from '@/shared/charts/use-width'
import { formatNumber } from '@/shared/format/number'
import { allPlaced, type SpreadRow, spreadTop } from '../spread-model'
import { formatPer } from '../summary-words'

const ROW = 28
const TOP = 28
const NARROW = 480
const MARKS = 4
/** A value beside its dot. */
const VALUE = 48

interface SpreadChartProps {
  rows: readonly SpreadRow[]
  total: SpreadRow
  /** Codes of what is the reader's own: solid, while all else is faint. */
  mine: ReadonlySet<string>
  unit: string
}

/** A dot for each group on one scale: sorted, and nowhere a place in a ranking. */
export function SpreadChart({ rows, total, mine, unit }: SpreadChartProps) {
  const { shell, width } = useWidth<HTMLDivElement>(960)
  const narrow = width < NARROW
  const left = narrow ? 0 : 232
  const right = width - VALUE
  const step = narrow ? ROW + 18 : ROW
  const height = TOP + rows.length * step + 8
  const top = spreadTop([...rows, total])
  const x = (rate: number) => left + (rate / top) * (right - left)
  const y = (i: number) => TOP + i * step + step / 2 + (narrow ? 9 : 0)
  const none = allPlaced(rows, total) ? 'No PCN of its own' : 'Not known'
  const points = rows.map((row) => rowWords(row, unit))
  return (
    <div ref={shell}>
      <Steps label={`${unit} for each 10,000 people`} points={points}>
        {(at) => (
          <svg
            className="dots"
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
          >
            {Array.from({ length: MARKS + 1 }, (_, i) => {
              const rate = (top / MARKS) * i
              return (
                <g key={rate}>
                  <path className="cliff__grid" d={`M${x(rate)} ${TOP - 6}V${height}`} />
                  <text
                    x={x(rate)}
                    y={TOP - 12}
                    textAnchor={i === 0 && narrow ? 'start' : 'middle'}
                  >
                    {formatNumber(Number(rate.toPrecision(3)))}
                  </text>
                </g>
              )
            })}
            {total.rate !== null && (
              <path className="cliff__funded" d={`M${x(total.rate)} ${TOP - 6}V${height}`} />
            )}
            {rows.map((row, i) => (
              <Dot
                key={row.code}
                row={row}
                x={row.rate === null ? left : x(row.rate)}
                y={y(i)}
                left={left}
                narrow={narrow}
                none={none}
                solid={mine.size === 0 || mine.has(row.code) || at === i}
                chosen={at === i}
              />
            ))}
          </svg>
        )}
      </Steps>
    </div>
  )
}

interface DotProps {
  row: SpreadRow
  x: number
  y: number
  left: number
  narrow: boolean
  /** What is said of a group without networks. */
  none: string
  solid: boolean
  chosen: boolean
}

function Dot({ row, x, y, left, narrow, none, solid, chosen }: DotProps) {
  const strong = chosen ? 'cliff__value' : undefined
  return (
    <>
      <text
        className={strong}
        x={narrow ? 0 : left - 16}
        y={narrow ? y - 14 : y + 5}
        textAnchor={narrow ? 'start' : 'end'}
      >
        {row.name}
      </text>
      {row.rate === null ? (
        <text className="cliff__small" x={left + 8} y={y + 5}>
          {row.item.pcns === 0 ? none : 'Not known'}
        </text>
      ) : (
        <>
          <path className="dots__stem" d={`M${left} ${y}H${x}`} />
          <circle
            className={solid ? 'dots__dot' : 'dots__dot dots__dot--faint'}
            cx={x}
            cy={y}
            r={chosen ? 8 : 6}
          />
          <text className={strong} x={x + 12} y={y + 5}>
            {formatPer(row.rate)}
          </text>
        </>
      )}
    </>
  )
}

function rowWords({ name, rate, item }: SpreadRow, unit: string): string {
  if (rate === null) return `${name}: not known.`
  return `${name}: ${formatPer(rate)} ${unit} for each 10,000 people, counted in ${formatNumber(item.pcns_counted)} of ${formatNumber(item.pcns)} PCNs.`
}
