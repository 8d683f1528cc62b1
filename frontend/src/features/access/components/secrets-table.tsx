import { Link } from '@tanstack/react-router'
import type { ApiClient } from '@/api/types'
import { formatInstant } from '@/shared/format/date'
import { usePermission } from '@/shared/permission'
import { StateWord } from '@/shared/ui/state-word'

/** A client's secrets by how they begin: the rest is known only where they are used. */
export function SecretsTable({ client: { secrets, status } }: { client: ApiClient }) {
  const mayEnd = usePermission('api_clients.update') && status !== 'revoked'
  if (secrets.length === 0) return <p>It has no secret.</p>
  return (
    <table className="table table--stack">
      <caption className="hidden">Secrets, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Begins with</th>
          <th scope="col">Made</th>
          <th scope="col">Status</th>
          {mayEnd && (
            <th scope="col">
              <span className="hidden">End</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {secrets.map((secret) => (
          <tr key={secret.id}>
            <th scope="row">
              <code>{secret.prefix}…</code>
            </th>
            <td data-label="Made">{formatInstant(secret.created_at)}</td>
            <td data-label="Status">
              {secret.ended_at ? (
                <span>
                  <StateWord shape="bars" tone="waiting">
                    Ended
                  </StateWord>{' '}
                  <span className="secondary nowrap">{formatInstant(secret.ended_at)}</span>
                </span>
              ) : status === 'active' ? (
                <StateWord shape="tick" tone="applied">
                  Holds
                </StateWord>
              ) : (
                <StateWord shape="bars" tone="waiting">
                  {status === 'revoked' ? 'Ended with the client' : 'Rests with the client'}
                </StateWord>
              )}
            </td>
            {mayEnd && (
              <td>
                {!secret.ended_at && (
                  <Link
                    to="."
                    search={(old) => ({ ...old, ask: 'end', secret: secret.id })}
                    resetScroll={false}
                  >
                    End<span className="hidden"> the secret {secret.prefix}</span>
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
