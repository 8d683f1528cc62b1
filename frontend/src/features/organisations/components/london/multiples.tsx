import { Link } from '@tanstack/react-router'
import type { RegionSeries, SuccessionPair } from '@/api/types'
import { ChartFigure } from '@/shared/charts/chart-figure'
import { formatDate } from '@/shared/format/date'
import { May } from '@/shared/permission'
import { Section } from '@/shared/ui/page'
import type { Measure } from '../../measures'
import { ends, seriesView } from '../../series-model'
import { seriesHeadline } from '../../series-words'
import { MultiplePanel } from './multiple-panel'
import { SeriesTable } from './series-table'

interface MultiplesProps {
  then: RegionSeries
  now: RegionSeries | undefined
  pairs: readonly SuccessionPair[]
  measure: Measure
  today: string
}

/** One small chart for each board, all on one scale. */
export function Multiples({ then, now, pairs, measure, today }: MultiplesProps) {
  const view = seriesView(then, now, pairs, measure)
  if (!view || view.panels.length === 0) return null
  if (view.panels.every((panel) => ends(panel) === undefined)) {
    return (
      <Section title={seriesHeadline(then, measure, today)}>
        <p>
          {measure.label} {measure.name === 'imd_score' ? 'comes' : 'come'} from files that are
          counted on a day, and none that speaks of these days has been imported.{' '}
          <May do="imports.create">
            <Link to="/imports/new">Import a file</Link>
          </May>
        </p>
      </Section>
    )
  }
  return (
    <ChartFigure
      headline={seriesHeadline(then, measure, today)}
      summary={`${measure.axis} at the beginning of each quarter from ${formatDate(view.from)}, and on ${formatDate(view.to)}. One scale for all.`}
      chart={
        <div className="multiples">
          {view.panels.map((panel) => (
            <MultiplePanel key={panel.code} panel={panel} view={view} measure={measure} />
          ))}
        </div>
      }
      table={<SeriesTable series={then} measure={measure} />}
    />
  )
}
