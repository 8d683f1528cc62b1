import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { ProblemError } from '@/api/problem'
import type { OpenInvitation } from '@/api/types'
import { codeWithin } from '@/shared/format/code-words'
import { formatInstant } from '@/shared/format/date'
import { TextField } from '@/shared/ui/field'
import { FaultSummary, type Faults, faultsOf, isWrong, Refusal } from '@/shared/ui/form'
import { Lede, PageHeader, Section } from '@/shared/ui/page'
import { ErrorPage, Resource } from '@/shared/ui/states'
import { asksForCode, CodeField, codeOf } from '../components/code-field'
import { SignInRefusal } from '../components/sign-in-refusal'
import { openInvitationQuery } from '../invitation-queries'
import { PASSWORD_HINT, passwordFault } from '../password'
import { scopeWords } from '../scope-words'
import { useArrival } from '../sign-in-queries'

export function TakeInvitationScreen() {
  // After the # nothing is sent to any server, so that the secret stays out of logs.
  const token = useLocation({ select: ({ hash }) => hash })
  const query = useQuery({ ...openInvitationQuery(token), enabled: token !== '' })
  if (!token) return <Gone />
  return (
    <Resource
      query={query}
      failed={(error, retry) =>
        error instanceof ProblemError && error.code === 'not_found' ? (
          <Gone />
        ) : (
          <ErrorPage error={error} retry={retry} />
        )
      }
    >
      {(invitation) => <Take token={token} invitation={invitation} />}
    </Resource>
  )
}

function Gone() {
  return (
    <>
      <PageHeader title="This invitation does not work" />
      <div className="prose">
        <p>
          An invitation works once, for 14 days, and not after it was revoked. Check that the whole
          link was copied, to its last letter.
        </p>
        <p>
          If you have taken it up already, <Link to="/sign-in">sign in</Link>. Otherwise ask whoever
          invited you for another one.
        </p>
      </div>
    </>
  )
}

interface Typed {
  name?: string
  password: string
  code?: string
}

function Take({ token, invitation }: { token: string; invitation: OpenInvitation }) {
  const router = useRouter()
  const arrive = useArrival()
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const take = useMutation({
    mutationFn: (typed: Typed) =>
      answer(api.POST('/api/v1/invitations/take', { body: { token, ...typed } })),
    onSuccess: async () => {
      // The invitation works no more: its page is left before anything is asked again.
      router.history.replace('/account')
      await arrive()
    },
    onError: (error) => asksForCode(error) && setNeedsCode(true),
  })
  const refused = faultsOf(take.error, ['name', 'password'])
  const faults = isWrong(checked.faults) ? checked.faults : refused
  const { password, oidc } = invitation.methods
  const [needsCode, setNeedsCode] = useState(false)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (take.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const name = typed.name?.trim()
    const chosen = typed.password ?? ''
    const found: Faults = {
      name: name ? undefined : 'Enter your name.',
      password: passwordFault(chosen),
    }
    setChecked({ faults: found, at: Date.now() })
    take.reset()
    if (isWrong(found)) return
    take.mutate({
      password: chosen,
      ...(name && { name }),
      ...(needsCode && { code: codeOf(typed.code) }),
    })
  }

  return (
    <>
      <PageHeader
        title="You are invited"
        tab={isWrong(faults) ? 'Error: You are invited' : 'You are invited'}
        identity={`${invitation.email} · until ${formatInstant(invitation.expires_at)}`}
      />
      <Lede>
        {invitation.invited_by_name} invites you to Trellis as <b>{codeWithin(invitation.role)}</b>{' '}
        for {scopeWords({ scope_kind: '', scope_keys: [], scope_names: invitation.scope_names })}.
      </Lede>
      {oidc && <TakeElsewhere token={token} name={oidc.name} />}
      {password && (
        <Section title={oidc ? 'Or with a password' : 'Your password'}>
          <FaultSummary faults={checked.faults} at={checked.at} />
          {isWrong(refused) ? (
            <FaultSummary faults={refused} at={take.submittedAt} />
          ) : (
            !asksForCode(take.error) && <SignInRefusal of={take} />
          )}
          <form className="form" onSubmit={submit} noValidate>
            <TextField
              id="name"
              label="Your name"
              hint="As others will see it."
              autoComplete="name"
              defaultValue={invitation.name}
              error={faults.name}
            />
            <input type="hidden" autoComplete="username" value={invitation.email} readOnly />
            <TextField
              id="password"
              label="Password"
              hint={`If you have an account already, its password; otherwise choose one. ${PASSWORD_HINT}`}
              type="password"
              autoComplete="new-password"
              error={faults.password}
            />
            {needsCode && <CodeField />}
            <div className="button-row">
              <button type="submit" className="button" aria-disabled={take.isPending}>
                {take.isPending ? 'Taking it up…' : 'Take it up'}
              </button>
            </div>
          </form>
        </Section>
      )}
    </>
  )
}

interface TakeElsewhereProps {
  token: string
  name: string
}

/** By the account they have elsewhere. The token goes in the body: an address is written to logs. */
function TakeElsewhere({ token, name }: TakeElsewhereProps) {
  const begin = useMutation({
    mutationFn: async () => {
      const body = { token, return_to: '/account' }
      return (await answer(api.POST('/api/v1/sign_in/oidc', { body }))).data
    },
    onSuccess: ({ address }) => globalThis.location.assign(address),
  })
  return (
    <>
      <Refusal of={begin} />
      <p className="lead-in">
        <button
          type="button"
          className="button"
          onClick={() => begin.mutate()}
          aria-disabled={begin.isPending}
        >
          Take it up with {name}
        </button>
      </p>
    </>
  )
}
