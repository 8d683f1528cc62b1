import type { ApiClient } from '@/api/types'
import { formatDate, formatInstant } from '@/shared/format/date'
import { Lede } from '@/shared/ui/page'
import { scopeWords } from '../scope-words'

/** What a client is for, and whether it works. */
export function ClientLede({ client }: { client: ApiClient }) {
  if (client.status === 'revoked') {
    return (
      <Lede>
        This client is <b>revoked</b>:{' '}
        {client.has_public_key
          ? 'neither its key nor its tokens work any more.'
          : 'none of its secrets and tokens work any more.'}
      </Lede>
    )
  }
  if (client.status === 'expired') {
    return (
      <Lede>
        This client <b>ended on {formatDate(client.expires_on)}</b>. Put its last day off to let it
        in again.
      </Lede>
    )
  }
  return (
    <Lede>
      {client.last_used_at ? (
        <>
          It was <b>last used on {formatInstant(client.last_used_at)}</b>
        </>
      ) : (
        <>
          It has <b>not been used yet</b>
        </>
      )}
      , and may work for {scopeWords(client)} until {formatDate(client.expires_on)}.
    </Lede>
  )
}
