import type { RegionOrganisations } from '@/api/types'
import { formatNumber } from '@/shared/format/number'
import { known } from '../../known'
import { BoardLink } from '../board-link'
import { DeprivationHeading, Figures, Known } from './borough-table'

/** The same totals by board: the last row is the one under the boroughs. */
export function BoardTotals({ region }: { region: RegionOrganisations }) {
  const { items, unmapped, total } = region
  const rest = known(unmapped)
  return (
    <table className="table table--lead table--figures">
      <caption className="hidden">PCNs, registered people and deprivation by board</caption>
      <thead>
        <tr>
          <th scope="col">Board</th>
          <th scope="col" className="number table__wide">
            Practices
          </th>
          <th scope="col" className="number">
            PCNs
          </th>
          <th scope="col" className="number">
            People
          </th>
          <th scope="col" className="number">
            <DeprivationHeading />
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((board) => (
          <tr key={board.icb_code}>
            <th scope="row">
              <BoardLink board={{ ods_code: board.icb_code, short_name: board.icb_short_name }} />
            </th>
            <td className="number table__wide">
              <Known value={board.practices} format={formatNumber} />
            </td>
            <Figures totals={board} />
          </tr>
        ))}
        {rest && rest.practices + rest.pcns > 0 && (
          <tr>
            <th scope="row">Unmapped</th>
            <td className="number table__wide">{formatNumber(rest.practices)}</td>
            <Figures totals={rest} />
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{region.region_name}</th>
          <td className="number table__wide">
            <Known value={total.practices} format={formatNumber} />
          </td>
          <Figures totals={total} />
        </tr>
      </tfoot>
    </table>
  )
}
