import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { Invitation } from '@/api/types'
import { codeWords } from '@/shared/format/code-words'
import { formatInstant } from '@/shared/format/date'
import { usePermission } from '@/shared/permission'
import { Done } from '@/shared/ui/done'
import { Refusal, useRequestKey } from '@/shared/ui/form'
import { PEOPLE } from '../people-queries'
import { scopeWords } from '../scope-words'
import { InvitationWord } from './account-word'

/** One page of invitations, the newest first. */
export function InvitationsTable({ invitations }: { invitations: readonly Invitation[] }) {
  const queryClient = useQueryClient()
  const mayRevoke = usePermission('invitations.revoke')
  const keyOf = useRequestKey()
  const revoke = useMutation({
    mutationFn: ({ id, version }: Invitation) => {
      const header = { 'If-Match': `"v${version}"`, 'Idempotency-Key': keyOf(id, version) }
      const params = { path: { id }, header }
      return answer(api.POST('/api/v1/invitations/{id}/revoke', { params }))
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: PEOPLE }),
  })
  return (
    <>
      <Refusal of={revoke} />
      {revoke.isSuccess && (
        <Done at={revoke.submittedAt}>
          The invitation of {revoke.variables.name} is revoked: its link no longer works.
        </Done>
      )}
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
                    <button
                      type="button"
                      className="link-button"
                      aria-disabled={revoke.isPending}
                      onClick={() => revoke.isPending || revoke.mutate(one)}
                    >
                      Revoke<span className="hidden"> the invitation of {one.name}</span>
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
