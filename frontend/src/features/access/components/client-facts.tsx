import type { ApiClient } from '@/api/types'
import { formatDate, formatInstant } from '@/shared/format/date'
import { Facts } from '@/shared/ui/page'
import { scopeWords } from '../scope-words'

export function ClientFacts({ client }: { client: ApiClient }) {
  return <Facts rows={factsOf(client)} />
}

function factsOf(client: ApiClient) {
  return [
    ['Client id', <code key="id">{client.id}</code>],
    ['May', client.permissions.join(', ')],
    ...(client.lapsed_permissions.length > 0
      ? [
          [
            'Not at present',
            `${client.lapsed_permissions.join(', ')}: its owner could not give that today`,
          ] as const,
        ]
      : []),
    ['For', scopeWords(client)],
    ['Owner', client.owner_name],
    ['Last day', formatDate(client.expires_on)],
    ...(client.revoked_at ? [['Revoked', formatInstant(client.revoked_at)] as const] : []),
  ] as const
}
