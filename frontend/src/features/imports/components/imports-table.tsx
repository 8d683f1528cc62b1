import { Link } from '@tanstack/react-router'
import type { Import } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { dayOf, figure, kindName } from '../words'
import { ImportStatus } from './import-status'

/** One page of the imports: the file, the day it describes, and what became of it. */
export function ImportsTable({ imports }: { imports: readonly Import[] }) {
  return (
    <table className="table table--stack imports">
      <caption className="hidden">Imports, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Kind and file</th>
          <th scope="col" className="number">
            Describes
          </th>
          <th scope="col">Status</th>
          <th scope="col" className="number">
            Changes
          </th>
          <th scope="col" className="number">
            Left out
          </th>
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link to="/imports/$id" params={{ id: one.id }}>
                {kindName(one.kind)}
              </Link>
              <span className="secondary file-name">{one.file_name}</span>
            </th>
            <td data-label="Describes" className="number">
              {formatDate(one.as_at)}
            </td>
            <td data-label="Status">
              <span>
                <ImportStatus status={one.status} />{' '}
                <span className="secondary nowrap">{dayOf(one.updated_at)}</span>
              </span>
            </td>
            <td data-label="Changes" className="number">
              {figure(one.changes)}
            </td>
            <td data-label="Left out" className="number">
              {figure(one.left_out)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
