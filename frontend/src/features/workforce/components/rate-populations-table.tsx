import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { usePermission } from '@/shared/permission'
import { type Population, pcnNamesQuery } from '../queries/money'

/** The people of networks as payments count them. */
export function PopulationsTable({ populations }: { populations: readonly Population[] }) {
  const { data: names = [] } = useQuery(pcnNamesQuery(populations.map((one) => one.pcn_code)))
  const edits = usePermission('pcn_populations.update')
  return (
    <table className="table table--stack">
      <caption className="hidden">Weighted populations, by PCN, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">PCN</th>
          <th scope="col">Counted on</th>
          <th scope="col" className="number">
            Registered
          </th>
          <th scope="col" className="number">
            Weighted
          </th>
          <th scope="col">Source</th>
          {edits && <th scope="col">Change</th>}
        </tr>
      </thead>
      <tbody>
        {populations.map(({ key, pcn_code, counted_on, registered, weighted, source }) => (
          <tr key={key}>
            <th scope="row">
              <Link to="/pcns/$code/entitlement" params={{ code: pcn_code }}>
                {names.find((one) => one.ods_code === pcn_code)?.name ?? pcn_code}
              </Link>
              <span className="row-note">{pcn_code}</span>
            </th>
            <td data-label="Counted on">{formatDate(counted_on)}</td>
            <td className="number" data-label="Registered">
              {registered === null ? (
                <span className="secondary">Not known</span>
              ) : (
                formatNumber(registered)
              )}
            </td>
            <td className="number" data-label="Weighted">
              {formatNumber(weighted)}
            </td>
            <td data-label="Source">
              <span>{source}</span>
            </td>
            {edits && (
              <td data-label="Change">
                <Link
                  to="/rates/$tab/$id"
                  params={{ tab: 'populations', id: `${pcn_code}_${counted_on}` }}
                >
                  Set again<span className="hidden"> for {pcn_code}</span>
                </Link>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
