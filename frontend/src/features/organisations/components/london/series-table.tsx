import type { RegionSeries } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { type Measure, measured } from '../../measures'

/** The figures behind the small charts: a row for each day, a column for each board there was. */
export function SeriesTable({ series, measure }: { series: RegionSeries; measure: Measure }) {
  const boards = new Map<string, string>()
  for (const { items } of series.points) {
    for (const item of items) boards.set(item.icb_code, item.icb_short_name)
  }
  const unmapped = series.points.some(
    ({ unmapped: { practices } }) => practices !== null && practices > 0,
  )
  const columns = [...boards].sort(([, a], [, b]) => a.localeCompare(b, 'en-GB'))
  const cell = (value: number | null) =>
    value === null ? <span className="secondary">Not known</span> : measure.format(value)
  return (
    <table className="table table--stack table--lead">
      <caption className="hidden">{measure.axis} by board</caption>
      <thead>
        <tr>
          <th scope="col">On</th>
          {columns.map(([code, name]) => (
            <th scope="col" className="number" key={code}>
              {name}
            </th>
          ))}
          {unmapped && (
            <th scope="col" className="number">
              Unmapped
            </th>
          )}
          <th scope="col" className="number">
            London
          </th>
        </tr>
      </thead>
      <tbody>
        {series.points.map((point) => (
          <tr key={point.on}>
            <th scope="row">{formatDate(point.on)}</th>
            {columns.map(([code, name]) => {
              const item = point.items.find((one) => one.icb_code === code)
              return (
                <td className="number" data-label={name} key={code}>
                  {item ? (
                    cell(measured(item, measure))
                  ) : (
                    <span className="secondary">Did not exist</span>
                  )}
                </td>
              )
            })}
            {unmapped && (
              <td className="number" data-label="Unmapped">
                {cell(measured(point.unmapped, measure))}
              </td>
            )}
            <td className="number" data-label="London">
              <b>{cell(measured(point.total, measure))}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
