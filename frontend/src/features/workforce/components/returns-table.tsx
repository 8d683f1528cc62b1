import { Link } from '@tanstack/react-router'
import type { WorkforceReturn } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { RETURNED_ROLES, type ReturnedPcn } from '../returns-model'
import { formatWte, roleShort } from '../summary-words'

/** What each network returned; one that made none is hatched and says so. */
export function ReturnsTable({ pcns }: { pcns: readonly ReturnedPcn[] }) {
  return (
    <>
      <table className="table table--lead table--stack table--figures">
        <caption className="hidden">FTE and headcount returned, by PCN and role</caption>
        <thead>
          <tr>
            <th scope="col">PCN</th>
            {RETURNED_ROLES.map((role) => (
              <th scope="col" className="number returns__role" key={role}>
                {roleShort(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pcns.map((pcn) => (
            <tr key={`${pcn.censusOn} ${pcn.code}`}>
              <th scope="row">
                <Link className="board-name" to="/pcns/$code" params={{ code: pcn.code }}>
                  {pcn.name}
                </Link>
                <span className="row-note">{pcn.code}</span>
              </th>
              {pcn.returned ? (
                RETURNED_ROLES.map((role) => (
                  <td className="number" data-label={roleShort(role)} key={role}>
                    <Figure row={pcn.roles.get(role)} />
                  </td>
                ))
              ) : (
                <td className="unknown" colSpan={RETURNED_ROLES.length} data-label="Return">
                  <span className="unknown__word">
                    <b>No return</b> for {formatDate(pcn.censusOn)}: not known, which is not 0
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small secondary table-note">
        FTE to two places, with different people below it. Bought in: the part of the FTE that a
        contracted service provides.
      </p>
    </>
  )
}

function Figure({ row }: { row: WorkforceReturn | undefined }) {
  if (!row || row.fte === null) return <span className="secondary">Not counted</span>
  if (row.fte === 0 && !row.headcount) return <span className="secondary">0</span>
  const bought = row.contracted_fte ?? 0
  return (
    <span>
      <b>{formatWte(row.fte)}</b>
      <span className="row-note">
        {[
          row.headcount || bought === 0
            ? `${formatNumber(row.headcount ?? 0)} ${plural(row.headcount ?? 0, 'person', 'people')}`
            : [],
          bought > 0 ? `${formatWte(bought)} bought in` : [],
        ]
          .flat()
          .join(', ')}
      </span>
    </span>
  )
}
