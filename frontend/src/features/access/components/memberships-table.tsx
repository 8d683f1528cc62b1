import { Link } from '@tanstack/react-router'
import type { Membership } from '@/api/types'
import { codeWords } from '@/shared/format/code-words'
import { formatDate, lastDay } from '@/shared/format/date'
import { usePermission } from '@/shared/permission'
import { scopeWords } from '../scope-words'
import { useGivableRoles } from '../use-givable-roles'
import { MembershipWord } from './account-word'

/** A person's roles: for what, from when, until when. */
export function MembershipsTable({ memberships }: { memberships: readonly Membership[] }) {
  const mayEnd = usePermission('memberships.end')
  const givable = useGivableRoles()
  if (memberships.length === 0) return <p>No role has been given in your reach.</p>
  return (
    <table className="table table--stack">
      <caption className="hidden">Roles, those that hold first</caption>
      <thead>
        <tr>
          <th scope="col">Role</th>
          <th scope="col">For</th>
          <th scope="col" className="number">
            First day
          </th>
          <th scope="col" className="number">
            Last day
          </th>
          <th scope="col">Status</th>
          {mayEnd && (
            <th scope="col">
              <span className="hidden">End</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {memberships.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <b>{codeWords(one.role)}</b>
              {one.given_by_name && <span className="row-note">given by {one.given_by_name}</span>}
            </th>
            <td data-label="For">{scopeWords(one)}</td>
            <td data-label="First day" className="number">
              {formatDate(one.valid_from)}
            </td>
            <td data-label="Last day" className="number">
              {one.valid_to ? formatDate(lastDay(one.valid_to)) : 'None set'}
            </td>
            <td data-label="Status">
              <MembershipWord status={one.status} />
            </td>
            {mayEnd && (
              <td>
                {one.status !== 'ended' && givable.some(({ role }) => role === one.role) && (
                  <Link
                    to="."
                    search={(old) => ({ ...old, ask: 'end', membership: one.id })}
                    resetScroll={false}
                  >
                    {one.status === 'not_yet' ? 'Take back' : 'End'}
                    <span className="hidden"> {codeWords(one.role)}</span>
                  </Link>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
