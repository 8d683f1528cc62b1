import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { answer, api } from '@/api/client'
import { ProblemError } from '@/api/problem'
import type { ApiClient } from '@/api/types'
import { formatDate, formatInstant } from '@/shared/format/date'
import { usePermission } from '@/shared/permission'
import { Refusal } from '@/shared/ui/form'
import { Facts, Lede, PageHeader, Section, Todo } from '@/shared/ui/page'
import { ShownOnce } from '@/shared/ui/shown-once'
import { ErrorPage, Resource } from '@/shared/ui/states'
import { CLIENTS, clientQuery, type VersionedClient } from '../client-queries'
import { ClientWord } from '../components/client-word'
import { ClientCrumbs } from '../components/crumbs'
import { EndSecretBlock, RevokeBlock } from '../components/end-client-blocks'
import { FirstRequests } from '../components/first-requests'
import { SecretsTable } from '../components/secrets-table'
import { scopeWords } from '../scope-words'

const MOST_SECRETS = 2

export function ApiClientScreen() {
  const { id } = useParams({ from: '/api-clients/$id/' })
  const query = useQuery(clientQuery(id))
  return (
    <Resource query={query} failed={(error, retry) => <Failed error={error} retry={retry} />}>
      {(found) => <Client key={id} found={found} />}
    </Resource>
  )
}

export function Failed({ error, retry }: { error: unknown; retry: () => void }) {
  if (!(error instanceof ProblemError) || error.code !== 'not_found') {
    return <ErrorPage error={error} retry={retry} />
  }
  return (
    <>
      <PageHeader title="API client not found" breadcrumb={<ClientCrumbs below />} />
      <div className="prose">
        <p>
          No client that you may see has this address. Clients are never deleted: check the link.
        </p>
        <p>
          <Link to="/api-clients">All API clients</Link>
        </p>
      </div>
    </>
  )
}

/** Gives a client another secret, so that one can replace the other without a break. */
function useNewSecret({ client, etag }: VersionedClient) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const params = { path: { id: client.id }, header: { 'If-Match': etag } }
      const call = api.POST('/api/v1/api_clients/{id}/secrets', { params })
      return (await answer(call)).data
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: CLIENTS }),
  })
}

function Client({ found }: { found: VersionedClient }) {
  const { client } = found
  const { ask, secret } = useSearch({ from: '/api-clients/$id/' })
  const made = useNewSecret(found)
  const ending = client.secrets.find(({ id }) => id === secret)
  return (
    <>
      <PageHeader
        title={client.name}
        identity={
          <>
            API client of {client.owner_name} · <ClientWord status={client.status} />
          </>
        }
        breadcrumb={<ClientCrumbs below />}
        side={
          <dl>
            <dt>Last used</dt>
            <dd>{client.last_used_at ? formatInstant(client.last_used_at) : 'Never'}</dd>
            <dt>Last day</dt>
            <dd>{formatDate(client.expires_on)}</dd>
          </dl>
        }
      />
      <ClientLede client={client} />
      <div className="columns columns--todo-first">
        <div className="screen-only">
          {ask === 'end' && ending ? (
            <EndSecretBlock key={ending.id} found={found} secret={ending} />
          ) : ask === 'revoke' ? (
            <RevokeBlock found={found} />
          ) : (
            <Next client={client} made={made} />
          )}
        </div>
        <div>
          <Refusal of={made} />
          {made.data?.secret && (
            <div className="section">
              <ShownOnce title="The new secret" secret={made.data.secret} label="the new secret">
                <p>
                  <b>It is shown only now.</b> Both secrets hold until you end the old one: change
                  the program over first.
                </p>
              </ShownOnce>
            </div>
          )}
          <Section title="Secrets">
            {client.has_public_key ? (
              <p>It has none: it signs with its own key, whose public half is kept here.</p>
            ) : (
              <SecretsTable secrets={client.secrets} />
            )}
          </Section>
          <Section title="On record">
            <Facts rows={factsOf(client)} />
          </Section>
          {client.status === 'active' && <FirstRequests client={client} />}
        </div>
      </div>
    </>
  )
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

function ClientLede({ client }: { client: ApiClient }) {
  if (client.status === 'revoked') {
    return (
      <Lede>
        This client is <b>revoked</b>: none of its secrets and tokens work any more.
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

interface NextProps {
  client: ApiClient
  made: ReturnType<typeof useNewSecret>
}

function Next({ client, made }: NextProps) {
  const mayRotate = usePermission('api_clients.rotate')
  const mayChange = usePermission('api_clients.update')
  const mayRevoke = usePermission('api_clients.revoke')
  if (client.status === 'revoked' || (!mayRotate && !mayChange && !mayRevoke)) return null
  const standing = client.secrets.filter(({ ended_at }) => !ended_at).length
  const full = standing >= MOST_SECRETS
  return (
    <Todo title="Next">
      {mayRotate && !client.has_public_key && (
        <>
          <button
            type="button"
            className="button"
            aria-disabled={full || made.isPending}
            onClick={() => full || made.isPending || made.mutate()}
          >
            Make a second secret
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
