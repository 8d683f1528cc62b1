import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { formatDate, formatInstant } from '@/shared/format/date'
import { HistoryPanel } from '@/shared/history/history-panel'
import { Refusal } from '@/shared/ui/form'
import { PageHeader, Section } from '@/shared/ui/page'
import { ShownOnce } from '@/shared/ui/shown-once'
import { ErrorPage, Resource } from '@/shared/ui/states'
import { clientQuery, type VersionedClient } from '../client-queries'
import { ClientFacts } from '../components/client-facts'
import { ClientLede } from '../components/client-lede'
import { ClientNext } from '../components/client-next'
import { ClientWord } from '../components/client-word'
import { ClientCrumbs } from '../components/crumbs'
import { EndSecretBlock, RevokeBlock, TakeOverBlock } from '../components/end-client-blocks'
import { FirstRequests } from '../components/first-requests'
import { SecretsTable } from '../components/secrets-table'
import { useNewSecret } from '../use-new-secret'

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
          ) : ask === 'take_over' ? (
            <TakeOverBlock found={found} />
          ) : (
            <ClientNext client={client} made={made} />
          )}
          <HistoryPanel table="api_clients" record={client.id} />
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
              <SecretsTable client={client} />
            )}
          </Section>
          <Section title="On record">
            <ClientFacts client={client} />
          </Section>
          {client.status === 'active' && <FirstRequests client={client} />}
        </div>
      </div>
    </>
  )
}
