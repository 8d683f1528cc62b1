import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { answer, api } from '@/api/client'
import type { Account, Totp } from '@/api/types'
import { CodeBlock } from '@/shared/ui/code'
import { Done } from '@/shared/ui/done'
import { TextField } from '@/shared/ui/field'
import { faultsOf, Refusal } from '@/shared/ui/form'
import { Section } from '@/shared/ui/page'
import { ME } from '../account-queries'

/** A second proof beside the password: a code that the person's device shows. */
export function TotpSection({ account }: { account: Account }) {
  const begin = useMutation({
    mutationFn: async () => (await answer(api.POST('/api/v1/me/totp'))).data,
  })
  if (!account.has_password) return null
  if (account.has_totp) return <Standing />
  return (
    <Section title="Code from your device">
      {begin.data ? (
        <SetUp totp={begin.data} />
      ) : (
        <>
          <p className="prose">
            A password can be guessed or stolen. With this, signing in also asks for six digits that
            an app on your phone or computer shows.
          </p>
          <Refusal of={begin} />
          <p className="lead-in">
            <button type="button" className="button button--quiet" onClick={() => begin.mutate()}>
              Set it up
            </button>
          </p>
        </>
      )}
    </Section>
  )
}

function SetUp({ totp: { qr_png, secret } }: { totp: Totp }) {
  const queryClient = useQueryClient()
  const confirm = useMutation({
    mutationFn: (code: string) => answer(api.POST('/api/v1/me/totp/confirm', { body: { code } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ME }),
  })
  const faults = faultsOf(confirm.error, ['code'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('code') ?? '').replace(/\s/g, '')
    if (!confirm.isPending) confirm.mutate(typed)
  }

  return (
    <>
      <Refusal of={confirm} faults={faults} />
      <ol className="steps">
        <li>
          <h3>Scan this with your authenticator app</h3>
          <img
            className="qr"
            src={qr_png}
            width={200}
            height={200}
            alt="The key below as a QR code"
          />
        </li>
        <li>
          <h3>Or type this key into it</h3>
          <CodeBlock copy={secret} label="the key">
            {secret.replace(/(.{4})(?=.)/g, '$1 ')}
          </CodeBlock>
        </li>
        <li>
          <h3>Show that it works</h3>
          <form className="form" onSubmit={submit} noValidate>
            <TextField
              id="code"
              label="The six digits it shows now"
              inputMode="numeric"
              autoComplete="one-time-code"
              error={faults.code}
            />
            <div className="button-row">
              <button type="submit" className="button" aria-disabled={confirm.isPending}>
                Turn it on
              </button>
            </div>
          </form>
        </li>
      </ol>
    </>
  )
}

/** It is on; taking it away asks first who is there. */
function Standing() {
  const queryClient = useQueryClient()
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/me/totp')),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ME }),
  })
  return (
    <Section title="Code from your device">
      <Refusal of={remove} />
      {remove.isSuccess && <Done at={remove.submittedAt}>The code is no longer asked for.</Done>}
      <p>It is on: signing in asks for the six digits your device shows.</p>
      <p className="lead-in">
        <button type="button" className="button button--quiet" onClick={() => remove.mutate()}>
          Take it away
        </button>
      </p>
    </Section>
  )
}
