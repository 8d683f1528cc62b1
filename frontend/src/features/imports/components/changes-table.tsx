import type { ReactNode } from 'react'
import type { Import } from '@/api/types'
import { isOfOrganisations } from '../words'

/** What the two columns of values are called: a plan has a now, what was done has a before. */
export function labelsOf({ status }: Pick<Import, 'status'>): readonly [string, string] {
  return [status === 'planned' ? 'Now' : 'Before', 'After']
}

interface ChangesTableProps {
  labels: readonly [now: string, after: string]
  children: ReactNode
}

export function ChangesTable({ labels: [now, after], children }: ChangesTableProps) {
  return (
    <table className="table table--stack changes">
      <caption className="hidden">Changes, each with the row of the file that says so</caption>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">{now}</th>
          <th scope="col">{after}</th>
          <th scope="col" className="changes__from">
            From
          </th>
          <th scope="col" className="number">
            Row
          </th>
        </tr>
      </thead>
      {children}
    </table>
  )
}

/** What the words about days mean, said once below the table. */
export function DaysNote({ kind }: Pick<Import, 'kind'>) {
  if (!isOfOrganisations(kind)) {
    if (kind !== 'posts') return null
    return (
      <p className="table-note small secondary">
        “From” is the day from which the change holds: what was until then stays as it was.
      </p>
    )
  }
  return (
    <p className="table-note small secondary">
      “Known by” a day: the file shows that it held by then, not since when. “Carried back”: nothing
      earlier says otherwise. A change without a row comes from what the file does not list, or from
      another file.
    </p>
  )
}
