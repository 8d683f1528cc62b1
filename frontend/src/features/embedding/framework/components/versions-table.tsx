import { Link } from '@tanstack/react-router'
import { formatNumber } from '@/shared/format/number'
import type { Framework } from '../queries'
import { dayOf, StatusWord } from './pieces'

/** Every version of the framework, the newest first. */
export function VersionsTable({ versions }: { versions: readonly Framework[] }) {
  return (
    <table className="table table--stack">
      <caption className="hidden">Versions of the framework, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Status</th>
          <th scope="col" className="number">
            Criteria
          </th>
          <th scope="col" className="number">
            Core set
          </th>
          <th scope="col" className="number">
            Gates
          </th>
          <th scope="col">Published</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <tr key={one.framework_version}>
            <th scope="row">
              <Link
                to="/embedding/frameworks/$version"
                params={{ version: String(one.framework_version) }}
              >
                <b>Version {one.framework_version}</b>
              </Link>
              <span className="row-note">{one.name}</span>
            </th>
            <td data-label="Status">
              <StatusWord status={one.status} />
            </td>
            <td className="number" data-label="Criteria">
              {formatNumber(one.criteria_count)}
            </td>
            <td className="number" data-label="Core set">
              {formatNumber(one.core_count)}
            </td>
            <td className="number" data-label="Gates">
              {formatNumber(one.gate_count)}
            </td>
            <td data-label="Published">
              {one.published_at ? dayOf(one.published_at) : 'Not yet'}
              {one.retired_at && <span className="row-note">Until {dayOf(one.retired_at)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
