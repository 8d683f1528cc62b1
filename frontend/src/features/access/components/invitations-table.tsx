import { Link } from '@tanstack/react-router'
import type { Invitation } from '@/api/types'
import { codeWords } from '@/shared/format/code-words'
import { formatInstant } from '@/shared/format/date'
import { usePermission } from '@/shared/permission'
import { scopeWords } from '../scope-words'
import { InvitationWord } from './account-word'

/** One page of invitations, the newest first. */
export function InvitationsTable({ invitations }: { invitations: readonly Invitation[] }) {
  const mayRevoke = usePermission('invitations.revoke')
  return (
    <table className="table table--stack">
      <caption className="hidden">Invitations, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Who</th>
          <th scope="col">As</th>
          <th scope="col">Invited</th>
          <th scope="col">Status</th>
          {mayRevoke && (
            <th scope="col">
              <span className="hidden">Revoke</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {invitations.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <b>{one.name}</b>
              <span className="row-note">{one.email}</span>
            </th>
            <td data-label="As">
              <span>
                {codeWords(one.role)}
                <span className="row-note">{scopeWords(one)}</span>
              </span>
            </td>
            <td data-label="Invited">
              <span>
                {formatInstant(one.invited_at)}
                <span className="row-note">by {one.invited_by_name}</span>
              </span>
            </td>
            <td data-label="Status">
              <span>
                <InvitationWord status={one.status} />
                {one.status === 'open' && (
                  <span className="row-note">until {formatInstant(one.expires_at)}</span>
                )}
              </span>
            </td>
            {mayRevoke && (
              <td>
                {one.status === 'open' && (
                  <Link
                    to="."
                    search={(old) => ({ ...old, ask: 'revoke', invitation: one.id })}
                    resetScroll={false}
                  >
                    Revoke<span className="hidden"> the invitation of {one.name}</span>
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
