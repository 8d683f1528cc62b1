import type { CSSProperties } from 'react'
import type { IcbRef, SuccessionPair } from '@/api/types'
import { ChartFigure } from '@/shared/charts/chart-figure'
import { formatDate, lastDay } from '@/shared/format/date'
import { type Line, layOut, type Row } from '../succession-layout'
import { BoardLink } from './board-link'

interface SuccessionFigureProps {
  headline: string
  summary: string
  date: string
  pairs: readonly SuccessionPair[]
  unchanged?: readonly IcbRef[]
  /** The board whose page this is. */
  here?: string
}

/** Who followed whom on one day: names at both sides are links, the lines between are ours. */
export function SuccessionFigure({ headline, summary, ...rest }: SuccessionFigureProps) {
  return (
    <ChartFigure
      headline={headline}
      summary={summary}
      chart={<SuccessionChart {...rest} />}
      table={<SuccessionTable {...rest} />}
    />
  )
}

type ChartProps = Omit<SuccessionFigureProps, 'headline' | 'summary'>

function SuccessionChart({ date, pairs, unchanged = [], here }: ChartProps) {
  const { before, after, lines, rows } = layOut(pairs, unchanged)
  const moved = new Set(pairs.map((pair) => pair.predecessor.ods_code))
  const height = { '--rows': rows } as CSSProperties
  return (
    <div className="succession" style={height}>
      <div className="succession__before">
        <h3>Until {formatDate(lastDay(date))}</h3>
        <Names rows={before} here={here} moved={moved} />
      </div>
      <div className="succession__lines">
        <svg viewBox={`0 0 100 ${rows}`} preserveAspectRatio="none" aria-hidden="true">
          {lines.map((line) => (
            <path key={line.key} className={lineClass(line.kind)} d={curve(line)} />
          ))}
        </svg>
      </div>
      <div>
        <h3>From {formatDate(date)}</h3>
        <Names rows={after} here={here} />
      </div>
    </div>
  )
}

interface NamesProps {
  rows: readonly Row[]
  here: string | undefined
  moved?: ReadonlySet<string>
}

function Names({ rows, here, moved }: NamesProps) {
  return (
    <ol>
      {rows.map(({ board, at }) => (
        <li
          key={board.ods_code}
          className={moved?.has(board.ods_code) ? 'succession__moved' : undefined}
          style={{ '--at': at } as CSSProperties}
        >
          {board.ods_code === here ? (
            <span className="succession__here">{board.short_name}</span>
          ) : (
            <BoardLink board={board} />
          )}
        </li>
      ))}
    </ol>
  )
}

function curve({ from, to }: Line): string {
  return `M0 ${from}C50 ${from} 50 ${to} 100 ${to}`
}

function lineClass(kind: Line['kind']): string {
  if (kind === 'unchanged') return ''
  return kind === 'merger' ? 'succession__changed' : 'succession__changed succession__part'
}

const kinds: Record<SuccessionPair['kind'], string> = {
  merger: 'Merged whole',
  split: 'Passed on a part',
  acquisition: 'Passed on a part',
}

function SuccessionTable({ date, pairs, unchanged = [] }: ChartProps) {
  const grown = new Set(pairs.map((pair) => pair.successor.ods_code))
  return (
    <table className="table table--stack">
      <thead>
        <tr>
          <th scope="col">Before</th>
          <th scope="col">Code</th>
          <th scope="col">What happened</th>
          <th scope="col">After</th>
          <th scope="col">Code</th>
          <th scope="col" className="number">
            On
          </th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={`${pair.predecessor.ods_code} ${pair.successor.ods_code}`}>
            <th scope="row">
              <BoardLink board={pair.predecessor} />
            </th>
            <td data-label="Code">{pair.predecessor.ods_code}</td>
            <td data-label="What happened">{kinds[pair.kind]}</td>
            <td data-label="After">
              <BoardLink board={pair.successor} />
            </td>
            <td data-label="Code">{pair.successor.ods_code}</td>
            <td data-label="On" className="number">
              {formatDate(pair.effective_on)}
            </td>
          </tr>
        ))}
        {unchanged.map((board) => (
          <tr key={board.ods_code}>
            <th scope="row">
              <BoardLink board={board} />
            </th>
            <td data-label="Code">{board.ods_code}</td>
            <td data-label="What happened">
              {grown.has(board.ods_code) ? 'Stayed, and took on a part' : 'No change'}
            </td>
            <td data-label="After">{board.short_name}</td>
            <td data-label="Code">{board.ods_code}</td>
            <td data-label="On" className="number">
              {formatDate(date)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
