import { dayNumber } from '@/shared/format/date'
import { withoutLondon } from '../../london-words'
import type { Measure } from '../../measures'
import {
  apart,
  ends,
  type Panel,
  type SeriesPoint,
  type SeriesView,
  stretches,
} from '../../series-model'
import { dashedWords, panelSentence, panelWords, shortMonth } from '../../series-words'
import { share } from '../../slider'
import { BoardLink } from '../board-link'

/** Four charts stand in a row, or five narrower ones. */
const WIDTHS = { four: 264, five: 220 }
const VALUE_ROOM = 60
const HEIGHT = 116
const PLOT = { left: 4, top: 12, bottom: 92 }

interface PanelProps {
  panel: Panel
  view: SeriesView
  measure: Measure
}

export function MultiplePanel({ panel, view, measure }: PanelProps) {
  const words = panelWords(panel, measure)
  return (
    <div className="multiple">
      <h3>
        <BoardLink board={{ ods_code: panel.code, short_name: panel.name }} />
      </h3>
      <p className="small">
        <b>{words.value}</b>
        {words.rest}
      </p>
      <Chart panel={panel} view={view} measure={measure} />
      {panel.predecessors.length > 0 && (
        <p className="small secondary">{dashedWords(panel, measure)}</p>
      )}
    </div>
  )
}

function Chart({ panel, view, measure }: PanelProps) {
  const width = view.panels.length > 4 ? WIDTHS.five : WIDTHS.four
  const right = width - VALUE_ROOM
  const x = (on: string) => PLOT.left + share(on, view.from, view.to) * (right - PLOT.left)
  const y = (value: number) => PLOT.bottom - (value / view.top) * (PLOT.bottom - PLOT.top)
  const path = (points: readonly SeriesPoint[]) =>
    stretches(points)
      .map(
        (s) =>
          `M${s.map(({ on, value }) => `${x(on).toFixed(1)} ${y(value).toFixed(1)}`).join('L')}`,
      )
      .join('')
  const last = ends(panel)
  const start = panel.predecessors.length > 0 ? panel.own[0]?.on : undefined
  return (
    <svg
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={panelSentence(panel, measure)}
    >
      <path
        className="multiple__grid"
        d={`M0 ${PLOT.top}H${right}M0 ${(PLOT.top + PLOT.bottom) / 2}H${right}`}
      />
      <path className="multiple__axis" d={`M0 ${PLOT.bottom}H${right}`} />
      {start && (
        <path className="multiple__merger" d={`M${x(start)} ${PLOT.top - 6}V${PLOT.bottom}`} />
      )}
      {panel.predecessors.map(({ board, points }) => (
        <path key={board.ods_code} className="multiple__thin" d={path(points)} />
      ))}
      <path className="multiple__before" d={path(panel.before)} />
      <path className="multiple__line" d={path(panel.own)} />
      {start && <PredecessorNames panel={panel} x={x(start)} y={y} />}
      {last && (
        <>
          <circle className="multiple__end" cx={x(last.on)} cy={y(last.last)} r="4" />
          <text className="multiple__value" x={x(last.on) + 9} y={y(last.last) + 5}>
            {measure.short(last.last)}
          </text>
        </>
      )}
      <Months view={view} start={start} x={x} right={right} />
    </svg>
  )
}

function PredecessorNames({
  panel,
  x,
  y,
}: {
  panel: Panel
  x: number
  y: (value: number) => number
}) {
  const named = panel.predecessors
    .flatMap(({ board, points }) => {
      const value = points.findLast((point) => point.value !== null)?.value
      return value === null || value === undefined ? [] : [{ board, at: y(value) + 5 }]
    })
    .sort((a, b) => a.at - b.at)
  const heights = apart(
    named.map(({ at }) => at),
    15,
    PLOT.bottom - 3,
  )
  return named.map(({ board }, i) => (
    <text className="multiple__name" key={board.ods_code} x={x + 6} y={heights[i]}>
      {withoutLondon(board.short_name)}
    </text>
  ))
}

const ROOM = 62

interface MonthsProps {
  view: SeriesView
  start: string | undefined
  x: (on: string) => number
  right: number
}

/** The first month, the one of the merger and the last, as far as they have room. */
function Months({ view, start, x, right }: MonthsProps) {
  const at = HEIGHT - 6
  const middle = start && x(start) > ROOM + 32 && x(start) < right ? start : undefined
  const end = !middle && dayNumber(view.to) > dayNumber(view.from) ? view.to : undefined
  return (
    <>
      <text x="0" y={at}>
        {shortMonth(view.from)}
      </text>
      {middle && (
        <text x={x(middle)} y={at} textAnchor="middle">
          {shortMonth(middle)}
        </text>
      )}
      {end && (
        <text x={right} y={at} textAnchor="end">
          {shortMonth(end)}
        </text>
      )}
    </>
  )
}
