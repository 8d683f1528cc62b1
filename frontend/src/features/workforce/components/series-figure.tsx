import type { PcnWorkforce } from '@/api/types'
import { ChartFigure } from '@/shared/charts/chart-figure'
import { Steps } from '@/shared/charts/steps'
import { useWidth } from '@/shared/charts/use-width'
import { formatDate } from '@/shared/format/date'
import { type SeriesPoint, seriesOf } from '../series-model'
import { seriesHeadline } from '../series-words'
import { formatWte } from '../summary-words'
import { SeriesChart } from './series-chart'

interface SeriesFigureProps {
  points: PcnWorkforce['series']
  of: string
}

/** Twelve quarters of what was in post, beside what was paid for and what was returned. */
export function SeriesFigure({ points, of }: SeriesFigureProps) {
  const { shell, width } = useWidth<HTMLDivElement>()
  const series = seriesOf(points)
  const known = series.points.filter(({ inPost }) => inPost !== null)
  const [first] = known
  const last = known.at(-1)
  if (!first || !last) return null
  return (
    <ChartFigure
      headline={seriesHeadline(known)}
      summary={`WTE in post on the first day of each quarter and on ${formatDate(last.on)}, against what was funded. Dots are the official return of a census in the quarter before; a quarter without one has none.`}
      chart={
        <div ref={shell}>
          <Steps label="WTE in post over twelve quarters" points={series.points.map(pointWords)}>
            {(at) => <SeriesChart series={series} width={width} at={at} />}
          </Steps>
        </div>
      }
      table={<SeriesTable points={series.points} />}
      csv={{
        name: `workforce-${of}-quarters`,
        rows: () => [
          ['on', 'role_type', 'wte_funded', 'wte_in_post', 'return_fte'],
          ...points.map((p) => [p.on, p.role_type, p.wte_funded, p.wte_in_post, p.return_fte]),
        ],
      }}
    />
  )
}

function pointWords({ on, inPost, funded, returned }: SeriesPoint): string {
  const posts =
    inPost === null || funded === null
      ? 'no posts kept here'
      : `${formatWte(inPost)} WTE in post of ${formatWte(funded)} funded`
  const official = returned === null ? 'no return' : `${formatWte(returned)} FTE returned`
  return `${formatDate(on)}: ${posts}; ${official}.`
}

function SeriesTable({ points }: { points: readonly SeriesPoint[] }) {
  const cell = (wte: number | null, otherwise: string) =>
    wte === null ? <span className="secondary">{otherwise}</span> : formatWte(wte)
  return (
    <table className="table table--stack table--lead table--tight">
      <caption className="hidden">WTE funded, in post and returned, quarter by quarter</caption>
      <thead>
        <tr>
          <th scope="col">On</th>
          <th scope="col" className="number">
            Funded
          </th>
          <th scope="col" className="number">
            In post
          </th>
          <th scope="col" className="number">
            Official return, FTE
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map((point) => (
          <tr key={point.on}>
            <th scope="row">{formatDate(point.on)}</th>
            <td className="number" data-label="Funded">
              {cell(point.funded, 'Not known')}
            </td>
            <td className="number" data-label="In post">
              {cell(point.inPost, 'Not known')}
            </td>
            <td className="number" data-label="Return">
              {cell(point.returned, 'No return')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
