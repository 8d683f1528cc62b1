import { Link } from '@tanstack/react-router'
import type { AreaWorkforce } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { Section } from '@/shared/ui/page'
import { formatWte, roleName } from '../summary-words'

/** The official return of the same networks, beside what is kept here. */
export function ReturnedTogether({ board }: { board: AreaWorkforce }) {
  const census = board.return
  const link = (
    <Link to="/workforce/returns" search={(old) => ({ as_of: old.as_of, icb: board.code })}>
      PCN by PCN
    </Link>
  )
  if (!census) {
    return (
      <Section title="No official return to compare with">
        <p>No census up to this day has been imported for the region.</p>
      </Section>
    )
  }
  const asked = census.pcns_returned + census.pcns_without_return
  return (
    <Section title={`The official return of ${formatDate(census.census_on)}`} actions={link}>
      <p className="chart-figure__summary">
        {formatNumber(census.pcns_returned)} of {formatNumber(asked)} PCNs made a return
        {census.pcns_without_return > 0
          ? `; what the other ${formatNumber(census.pcns_without_return)} would have counted is not known, and is not 0.`
          : '.'}
      </p>
      <table className="table table--lead table--stack table--heads table--figures">
        <caption className="hidden">Official return by role</caption>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col" className="number">
              FTE returned
            </th>
            <th scope="col" className="number">
              Of it bought in
            </th>
            <th scope="col" className="number">
              Headcount
            </th>
            <th scope="col" className="number">
              PCNs with any
            </th>
          </tr>
        </thead>
        <tbody>
          {census.roles.map((role) => (
            <tr key={role.role_type}>
              <th scope="row">{roleName(role.role_type)}</th>
              <td className="number" data-label="FTE">
                {formatWte(role.fte)}
              </td>
              <td className="number" data-label="Bought in">
                {formatWte(role.contracted_fte)}
              </td>
              <td className="number" data-label="Headcount">
                {formatNumber(role.headcount)}
              </td>
              <td className="number" data-label="PCNs">
                {formatNumber(role.pcns)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
