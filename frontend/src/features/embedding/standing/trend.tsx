import type { TrendPoint } from '@/api/types'
import { ChartFigure } from '@/shared/charts/chart-figure'
import { formatDate } from '@/shared/format/date'
import { embeddingWords } from '../words'
import { TrendBars } from './trend-bars'
import { ORDER, percent } from './words'

/** How many networks had which status, quarter by quarter. */
export function Trend({ trend, code }: { trend: readonly TrendPoint[]; code: string }) {
  const points = trend.filter((point) => point.pcns > 0)
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  const good = (point: TrendPoint) => point.established + point.embedded
  return (
    <ChartFigure
      headline={`${good(last)} PCNs are established or embedded, ${good(first)} were on ${formatDate(first.on)}`}
      summary="PCNs by status on the first day of each quarter, and on the day asked about. What was never assessed, or is two years old, is not known."
      chart={<TrendBars points={points} />}
      table={<TrendTable points={points} />}
      csv={{
        name: `embedding-trend-${code}`,
        rows: () => [
          ['on', 'pcns', ...ORDER, 'gates_not_met', 'score_mean'],
          ...points.map((point) => [
            point.on,
            point.pcns,
            ...ORDER.map((status) => point[status]),
            point.gates_not_met,
            point.score_mean,
          ]),
        ],
      }}
    />
  )
}

function TrendTable({ points }: { points: readonly TrendPoint[] }) {
  return (
    <table className="table table--lead table--stack table--heads table--figures">
      <caption className="hidden">PCNs by status on the first day of each quarter</caption>
      <thead>
        <tr>
          <th scope="col">On</th>
          {ORDER.map((status) => (
            <th key={status} scope="col" className="number">
              {embeddingWords(status)}
            </th>
          ))}
          <th scope="col" className="number">
            Mean score
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.on}>
            <th scope="row">{formatDate(point.on)}</th>
            {ORDER.map((status) => (
              <td key={status} className="number" data-label={embeddingWords(status)}>
                {point[status]}
              </td>
            ))}
            <td className="number" data-label="Mean score">
              {point.score_mean === null ? 'Not known' : percent(point.score_mean)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
