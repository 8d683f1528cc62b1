import { apartWords, scoreWords } from './words'

interface MediansTableProps {
  caption: string
  head: string
  rows: readonly {
    name: string
    mine: number | null
    icb_median: number | null
    region_median: number | null
  }[]
}

/** Scores of parts beside the same of others. */
export function MediansTable({ caption, head, rows }: MediansTableProps) {
  return (
    <table className="table table--lead table--stack table--heads table--figures">
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="number">
            This PCN
          </th>
          <th scope="col" className="number">
            Board’s median
          </th>
          <th scope="col" className="number">
            Region’s median
          </th>
          <th scope="col">From the board’s median</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, mine, icb_median, region_median }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number" data-label="This PCN">
              {scoreWords(mine)}
            </td>
            <td className="number" data-label="Board’s median">
              {scoreWords(icb_median)}
            </td>
            <td className="number" data-label="Region’s median">
              {scoreWords(region_median)}
            </td>
            <td data-label="From the board’s median">{apartWords(mine, icb_median)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
