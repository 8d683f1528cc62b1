import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { answer, api } from '@/api/client'
import type { ApiClient, ClientSecret } from '@/api/types'
import { Refusal, useRequestKey } from '@/shared/ui/form'
import { focusHeading } from '@/shared/ui/page'
import { CLIENTS, type VersionedClient } from '../client-queries'
import { AskBlock, KeepLink } from './ask-block'

/** Sends what was asked about, and goes back to the page without the question. */
function useEnding(send: (key: string) => Promise<{ data: ApiClient }>, ...of: unknown[]) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  return useMutation({
    mutationFn: () => send(keyOf(...of)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: CLIENTS })
      await navigate({
        to: '.',
        search: (old) => ({ ...old, ask: undefined, secret: undefined }),
        resetScroll: false,
      })
      // What was pressed is gone.
      focusHeading()
    },
  })
}

interface EndSecretProps {
  found: VersionedClient
  secret: ClientSecret
}

export function EndSecretBlock({ found: { client, etag }, secret }: EndSecretProps) {
  const end = useEnding(
    (key) =>
      answer(
        api.POST('/api/v1/api_clients/{id}/secrets/{secret_id}/end', {
          params: {
            path: { id: client.id, secret_id: secret.id },
            header: { 'If-Match': etag, 'Idempotency-Key': key },
          },
        }),
      ),
    secret.id,
    etag,
  )
  const last = client.secrets.filter(({ ended_at }) => !ended_at).length === 1
  return (
    <AskBlock title="End this secret?">
      <p className="small">
        A program that still uses <code>{secret.prefix}…</code> gets no token any more.
        {last && ' It is the last one that holds: nothing can sign in as this client then.'}
      </p>
      <Refusal of={end} />
      <button
        type="button"
        className="button"
        aria-disabled={end.isPending}
        onClick={() => end.isPending || end.mutate()}
      >
        End the secret
      </button>
      <KeepLink>Keep it</KeepLink>
    </AskBlock>
  )
}

export function RevokeBlock({ found: { client, etag } }: { found: VersionedClient }) {
  const revoke = useEnding(
    (key) =>
      answer(
        api.POST('/api/v1/api_clients/{id}/revoke', {
          params: {
            path: { id: client.id },
            header: { 'If-Match': etag, 'Idempotency-Key': key },
          },
        }),
      ),
    client.id,
    etag,
  )
  return (
    <AskBlock title="Revoke the client?">
      <p className="small">
        Every secret and token of it stops working at once, and for good. To let the program in
        again, make another client.
      </p>
      <Refusal of={revoke} />
      <button
        type="button"
        className="button"
        aria-disabled={revoke.isPending}
        onClick={() => revoke.isPending || revoke.mutate()}
      >
        Revoke the client
      </button>
      <KeepLink>Keep it</KeepLink>
    </AskBlock>
  )
}

export function TakeOverBlock({ found: { client, etag } }: { found: VersionedClient }) {
  const take = useEnding(
    (key) =>
      answer(
        api.POST('/api/v1/api_clients/{id}/take_over', {
          params: {
            path: { id: client.id },
            header: { 'If-Match': etag, 'Idempotency-Key': key },
          },
        }),
      ),
    'take over',
    client.id,
    etag,
  )
  return (
    <AskBlock title="Take the client over?">
      <p className="small">
        It is {client.owner_name}’s now. Taken over, it goes on as yours, also when{' '}
        {client.owner_name} has left: it may do no more than you could give it. Its secrets stay.
      </p>
      <Refusal of={take} />
      <button
        type="button"
        className="button"
        aria-disabled={take.isPending}
        onClick={() => take.isPending || take.mutate()}
      >
        {take.isPending ? 'Taking it over…' : 'Take it over'}
      </button>
      <KeepLink>Leave it with {client.owner_name}</KeepLink>
    </AskBlock>
  )
}
