import type { IcbStanding } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { SharesBar } from '../standing/shares-bar'
import { count, ORDER, percent } from '../standing/words'
import { embeddingWords } from '../words'
import { share, well } from './words'

const WIDTH = 220
const HEIGHT = 104
const PLOT = { left: 4, right: WIDTH - 56, top: 10, bottom: 80 }

/** What share of a board's networks was established or embedded, quarter by quarter, on a scale to 100 per cent. */
export function BoardChart({ board }: { board: IcbStanding }) {
  const points = board.trend
    .map(({ pcns, established_or_embedded }, i) => ({
      x: PLOT.left + (i / Math.max(1, board.trend.length - 1)) * (PLOT.right - PLOT.left),
      value: share(established_or_embedded, pcns),
    }))
    .filter((point): point is { x: number; value: number } => point.value !== undefined)
  const y = (value: number) => PLOT.bottom - (value / 100) * (PLOT.bottom - PLOT.top)
  const first = board.trend[0]
  const last = points.at(-1)
  if (!first || !last) return <p className="small secondary">Nothing is known of these quarters.</p>
  const now = share(well(board), board.pcns) ?? 0
  const then = points[0]?.value ?? 0
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${board.icb_name}: ${percent(now)} established or embedded, ${percent(then)} on ${formatDate(first.on)}`}
    >
      <path className="multiple__grid" d={`M0 ${y(100)}H${PLOT.right}M0 ${y(50)}H${PLOT.right}`} />
      <path className="multiple__axis" d={`M0 ${y(0)}H${PLOT.right}`} />
      <path
        className="multiple__line"
        d={`M${points.map(({ x, value }) => `${x.toFixed(1)} ${y(value).toFixed(1)}`).join('L')}`}
      />
      <circle className="multiple__end" cx={last.x} cy={y(last.value)} r="4" />
      <text className="multiple__value" x={last.x + 9} y={y(last.value) + 5}>
        {percent(last.value)}
      </text>
      <text x="0" y={HEIGHT - 6}>
        {formatDate(first.on).slice(-4)}
      </text>
      <text x={PLOT.right} y={HEIGHT - 6} textAnchor="end">
        {formatDate(board.trend.at(-1)?.on ?? first.on).slice(-4)}
      </text>
    </svg>
  )
}

/** A board's networks by status, as parts of one bar. */
export function BoardShares({ board }: { board: IcbStanding }) {
  const shown = ORDER.filter((status) => count(board, status) > 0)
  const words = shown.map((status) => `${count(board, status)} ${embeddingWords(status)}`)
  return (
    <div className="multiple__shares">
      <SharesBar board={board} className="" />
      <span className="hidden">By status: {words.join(', ').toLowerCase()}</span>
    </div>
  )
}
