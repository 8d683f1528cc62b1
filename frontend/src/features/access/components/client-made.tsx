import { Link } from '@tanstack/react-router'
import type { ApiClient } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { listed } from '@/shared/format/words'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { Lede, PageHeader } from '@/shared/ui/page'
import { scopeWords } from '../scope-words'
import { ClientCrumbs } from './crumbs'
import { FirstRequests } from './first-requests'

/** A client just made: its secret, which no page shows again, and the two requests to begin with. */
export function ClientMade({ client }: { client: ApiClient }) {
  return (
    <>
      <PageHeader
        title={client.name}
        tab={`${client.name}: its secret`}
        identity={`API client ${client.id}`}
        breadcrumb={<ClientCrumbs below />}
      />
      <Lede>
        {client.secret ? (
          <b>Copy the secret now: it is not shown again.</b>
        ) : (
          <b>It signs with its own key, and has no secret.</b>
        )}{' '}
        The client may {listed(client.permissions)} for {scopeWords(client)}, until{' '}
        {formatDate(client.expires_on)}.
      </Lede>
      <LeaveGuard
        dirty={client.secret !== undefined}
        says="The secret is not shown again. Copy it before you leave."
        leave="Leave without the secret"
      />
      <FirstRequests client={client} secret={client.secret} />
      <p className="lead-in">
        <Link to="/api-clients/$id" params={{ id: client.id }} ignoreBlocker>
          <b>{client.secret ? 'I have copied it: go to the client' : 'Go to the client'}</b>
        </Link>
      </p>
    </>
  )
}
