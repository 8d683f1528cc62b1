import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ApiClient } from '@/api/types'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { Todo } from '@/shared/ui/page'
import type { useNewSecret } from '../use-new-secret'

const MOST_SECRETS = 2

interface NextProps {
  client: ApiClient
  made: ReturnType<typeof useNewSecret>
}

/** What can be done with a client, by whoever may. */
export function ClientNext({ client, made }: NextProps) {
  const mayRotate = usePermission('api_clients.rotate')
  const mayChange = usePermission('api_clients.update')
  const mayRevoke = usePermission('api_clients.revoke')
  const mayTakeOver = usePermission('api_clients.take_over')
  const { data: me } = useQuery(meQuery)
  if (client.status === 'revoked' || (!mayRotate && !mayChange && !mayRevoke)) return null
  const standing = client.secrets.filter(({ ended_at }) => !ended_at).length
  const full = standing >= MOST_SECRETS
  return (
    <Todo title="Next">
      {mayRotate && client.status === 'active' && !client.has_public_key && (
        <>
          <button
            type="button"
            className="button"
            aria-disabled={full || made.isPending}
            onClick={() => full || made.isPending || made.mutate()}
          >
            {made.isPending
              ? 'Making a secret…'
              : standing === 0
                ? 'Make a secret'
                : 'Make a second secret'}
          </button>
          {full && (
            <p className="small secondary">
              Two hold already. End one of them first, once no program uses it.
            </p>
          )}
        </>
      )}
      {mayChange && (
        <Link
          className="button button--quiet"
          to="/api-clients/$id/edit"
          params={{ id: client.id }}
        >
          Change the client
        </Link>
      )}
      {mayTakeOver && me && me.id !== client.owner_id && (
        <Link
          className="button button--quiet"
          to="."
          search={(old) => ({ ...old, ask: 'take_over', secret: undefined })}
          resetScroll={false}
        >
          Take it over
        </Link>
      )}
      {mayRevoke && (
        <Link
          className="button button--quiet"
          to="."
          search={(old) => ({ ...old, ask: 'revoke', secret: undefined })}
          resetScroll={false}
        >
          Revoke the client
        </Link>
      )}
    </Todo>
  )
}
