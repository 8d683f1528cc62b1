import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { answer, api } from '@/api/client'
import type { Account, Totp } from '@/api/types'
import { CodeBlock } from '@/shared/ui/code'
import { Done } from '@/shared/ui/done'
import { TextField } from '@/shared/ui/field'
import { faultsOf, Refusal } from '@/shared/ui/form'
import { Section } from '@/shared/ui/page'
import { ME } from '../account-queries'

/** A second proof beside the password: a code that the person's device shows. What was done is told here, whatever follows. */
export function TotpSection({ account }: { account: Account }) {
  const queryClient = useQueryClient()
  const [done, setDone] = useState<{ said: string; at: number }>()
  const changed = () => queryClient.invalidateQueries({ queryKey: ME })
  const begin = useMutation({
    mutationFn: async () => (await answer(api.POST('/api/v1/me/totp'))).data,
    // It makes another version of the account.
    onSuccess: changed,
  })
  async function tell(said: string) {
    // The key is nobody's business any more, and another one is made another time.
    begin.reset()
    await changed()
    setDone({ said, at: Date.now() })
  }
  if (!account.has_password) return null
  return (
    <Section title="Code from your device">
      {done && <Done at={done.at}>{done.said}</Done>}
      {account.has_totp ? (
        <Standing onTaken={() => tell('The code is no longer asked for.')} />
      ) : begin.data ? (
        <SetUp totp={begin.data} onSet={() => tell('The code is asked for from now on.')} />
      ) : (
        <>
          <p className="prose">
            A password can be guessed or stolen. With this, signing in also asks for six digits that
            an app on your phone or computer shows.
          </p>
          <Refusal of={begin} />
          <p className="lead-in">
            <button
              type="button"
              className="button button--quiet"
              aria-disabled={begin.isPending}
              onClick={() => begin.isPending || begin.mutate()}
            >
              {begin.isPending ? 'Making a key…' : 'Set it up'}
            </button>
          </p>
        </>
      )}
    </Section>
  )
}

interface SetUpProps {
  totp: Totp
  onSet: () => Promise<void>
}

function SetUp({ totp: { qr_png, secret, otpauth_uri }, onSet }: SetUpProps) {
  const first = useRef<HTMLHeadingElement>(null)
  useEffect(() => first.current?.focus(), [])
  const confirm = useMutation({
    mutationFn: (code: string) => answer(api.POST('/api/v1/me/totp/confirm', { body: { code } })),
    onSuccess: onSet,
  })
  const faults = { totp_code: faultsOf(confirm.error, ['code']).code }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('totp_code') ?? '').replace(
      /\s/g,
      '',
    )
    if (!confirm.isPending) confirm.mutate(typed)
  }

  return (
    <>
      <Refusal of={confirm} faults={faults} />
      <ol className="steps">
        <li>
          <h3 tabIndex={-1} ref={first}>
            Scan this with your authenticator app
          </h3>
          <img
            className="qr"
            src={qr_png}
            width={200}
            height={200}
            alt="The key below as a QR code"
          />
        </li>
        <li>
          <h3>Or have it the other way</h3>
          <p className="small">
            On the device that has the app, <a href={otpauth_uri}>open the key in it</a>. Or type
            the key.
          </p>
          <CodeBlock copy={secret} label="the key">
            {secret.replace(/(.{4})(?=.)/g, '$1 ')}
          </CodeBlock>
        </li>
        <li>
          <h3>Show that it works</h3>
          <form className="form" onSubmit={submit} noValidate>
            <TextField
              id="totp_code"
              label="The six digits it shows now"
              inputMode="numeric"
              autoComplete="one-time-code"
              error={faults.totp_code}
            />
            <div className="button-row">
              <button type="submit" className="button" aria-disabled={confirm.isPending}>
                {confirm.isPending ? 'Turning it on…' : 'Turn it on'}
              </button>
            </div>
          </form>
        </li>
      </ol>
    </>
  )
}

/** It is on; taking it away asks first who is there. */
function Standing({ onTaken }: { onTaken: () => Promise<void> }) {
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/me/totp')),
    onSuccess: onTaken,
  })
  return (
    <>
      <Refusal of={remove} />
      <p>It is on: signing in asks for the six digits your device shows.</p>
      <p className="lead-in">
        <button
          type="button"
          className="button button--quiet"
          aria-disabled={remove.isPending}
          onClick={() => remove.isPending || remove.mutate()}
        >
          {remove.isPending ? 'Taking it away…' : 'Take it away'}
        </button>
      </p>
    </>
  )
}
