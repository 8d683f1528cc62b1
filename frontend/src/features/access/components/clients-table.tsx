import { Link } from '@tanstack/react-router'
import type { ApiClientItem } from '@/api/types'
import { formatDate, formatInstant } from '@/shared/format/date'
import { scopeWords } from '../scope-words'
import { ClientWord } from './client-word'

/** One page of programs: what each may do, for what, and whether it is used. */
export function ClientsTable({ clients }: { clients: readonly ApiClientItem[] }) {
  return (
    <table className="table table--stack">
      <caption className="hidden">API clients</caption>
      <thead>
        <tr>
          <th scope="col">Name and owner</th>
          <th scope="col">May</th>
          <th scope="col">Last used</th>
          <th scope="col" className="number">
            Last day
          </th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {clients.map((client) => (
          <tr key={client.id}>
            <th scope="row">
              <Link to="/api-clients/$id" params={{ id: client.id }}>
                <b>{client.name}</b>
              </Link>
              <span className="row-note">{client.owner_name}</span>
            </th>
            <td data-label="May">
              <span>
                {client.permissions.map((permission, i) => (
                  <span key={permission}>
                    {i > 0 && ', '}
                    <code>{permission}</code>
                  </span>
                ))}
                <span className="row-note">{scopeWords(client)}</span>
              </span>
            </td>
            <td data-label="Last used">
              {client.last_used_at ? (
                formatInstant(client.last_used_at)
              ) : (
                <span className="secondary">Never</span>
              )}
            </td>
            <td data-label="Last day" className="number">
              {formatDate(client.expires_on)}
            </td>
            <td data-label="Status">
              <ClientWord status={client.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
