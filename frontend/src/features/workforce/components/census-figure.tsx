import { Link } from '@tanstack/react-router'
import type { WorkforceCensus } from '@/api/types'
import { ChartFigure } from '@/shared/charts/chart-figure'
import { Steps } from '@/shared/charts/steps'
import { useWidth } from '@/shared/charts/use-width'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { counted } from '@/shared/format/words'
import { CensusChart, GAP_MONTHS } from './census-chart'

interface CensusFigureProps {
  censuses: readonly WorkforceCensus[]
  chosen: string | undefined
}

/** Every census that was imported: who returned, who did not, and where there is a gap. */
export function CensusFigure({ censuses, chosen }: CensusFigureProps) {
  const { shell, width } = useWidth<HTMLDivElement>()
  const ordered = [...censuses].reverse()
  const gaps = ordered.filter(({ months_since_previous: months }) => (months ?? 0) > GAP_MONTHS)
  return (
    <ChartFigure
      headline={
        gaps.length === 0
          ? `${counted(censuses.length, 'census', 'censuses')[0]?.toUpperCase()}${counted(censuses.length, 'census', 'censuses').slice(1)}, no gap`
          : `A gap of ${Math.max(...gaps.map((gap) => gap.months_since_previous ?? 0))} months`
      }
      summary={
        gaps.length === 0
          ? 'London’s PCNs that made a return, census by census; the hatched part made none.'
          : 'London’s PCNs that made a return, census by census; the hatched part made none. Across a gap nothing is drawn: nobody knows what it was.'
      }
      chart={
        <div ref={shell}>
          <Steps label="PCNs that made a return, by census" points={ordered.map(censusWords)}>
            {(at) => (
              <CensusChart
                censuses={ordered}
                width={width}
                at={at ?? ordered.findIndex(({ census_on }) => census_on === chosen)}
              />
            )}
          </Steps>
        </div>
      }
      table={<CensusTable censuses={censuses} />}
      csv="/api/v1/workforce_censuses.csv"
    />
  )
}

export function censusWords(census: WorkforceCensus): string {
  const { census_on, pcns_returned: returned, pcns_without_return: without } = census
  const gap =
    (census.months_since_previous ?? 0) > GAP_MONTHS
      ? ` ${census.months_since_previous} months after the one before.`
      : ''
  return `${formatDate(census_on)}: ${formatNumber(returned)} PCNs made a return, ${formatNumber(without)} made none.${gap}`
}

function CensusTable({ censuses }: { censuses: readonly WorkforceCensus[] }) {
  return (
    <table className="table table--lead table--stack table--figures">
      <caption className="hidden">Censuses</caption>
      <thead>
        <tr>
          <th scope="col">Census</th>
          <th scope="col" className="number">
            PCNs returned
          </th>
          <th scope="col" className="number">
            No return
          </th>
          <th scope="col">Since the one before</th>
        </tr>
      </thead>
      <tbody>
        {censuses.map((census) => (
          <tr key={census.census_on}>
            <th scope="row">
              <Link
                to="/workforce/returns"
                search={(old) => ({ as_of: old.as_of, census: census.census_on })}
              >
                {formatDate(census.census_on)}
              </Link>
            </th>
            <td className="number" data-label="Returned">
              {formatNumber(census.pcns_returned)}
            </td>
            <td className="number" data-label="No return">
              {formatNumber(census.pcns_without_return)}
            </td>
            <td data-label="Since">
              {census.months_since_previous === null ? (
                <span className="secondary">The first</span>
              ) : (
                <>
                  {counted(census.months_since_previous, 'month')}
                  {census.months_since_previous > GAP_MONTHS && <b>, a gap</b>}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
