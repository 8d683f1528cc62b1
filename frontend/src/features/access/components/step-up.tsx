import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { answer, api } from '@/api/client'
import type { Session } from '@/api/types'
import { permissionsQuery } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import type { HelpProps } from '@/shared/ui/error-help'
import { TextField } from '@/shared/ui/field'
import { Resource } from '@/shared/ui/states'
import { withReturn } from '../return-to'
import { sessionQuery, signInQuery } from '../sign-in-queries'
import { asksForCode, CodeField, codeOf } from './code-field'
import { Elsewhere } from './elsewhere'
import { SignInRefusal } from './sign-in-refusal'

/** What is hard to take back asks for a fresh proof of who is there; then it goes on. */
export function StepUp({ error, retry }: HelpProps) {
  const session = useQuery(sessionQuery)
  const block = useRef<HTMLElement>(null)
  useEffect(() => block.current?.focus(), [])
  return (
    <section className="todo landing" aria-labelledby="step-up" tabIndex={-1} ref={block}>
      <h2 id="step-up">Show once more that it is you</h2>
      <p>{error.problem.detail} It then counts for a while.</p>
      <Resource query={session} part>
        {({ method }) => <Proof method={method} onProven={() => retry?.()} />}
      </Resource>
    </section>
  )
}

interface ProofProps {
  method: Session['method']
  onProven: () => void
}

function Proof({ method, onProven }: ProofProps) {
  const queryClient = useQueryClient()
  const [needsCode, setNeedsCode] = useState(false)
  const stepUp = useMutation({
    mutationFn: (proof: { password?: string; code?: string }) =>
      answer(api.POST('/api/v1/session/step_up', { body: proof })),
    onSuccess: () => {
      for (const { queryKey } of [meQuery, permissionsQuery]) {
        void queryClient.invalidateQueries({ queryKey, exact: true })
      }
      onProven()
    },
    onError: (error) => asksForCode(error) && setNeedsCode(true),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (stepUp.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const password = typed.step_up_password ?? ''
    if (method === 'demo') stepUp.mutate({})
    else stepUp.mutate({ password, ...(needsCode && { code: codeOf(typed.code) }) })
  }

  if (method === 'oidc') return <AtIssuer onProven={onProven} />
  return (
    <form className="form" onSubmit={submit} noValidate>
      {!asksForCode(stepUp.error) && <SignInRefusal of={stepUp} />}
      {method === 'password' && (
        <TextField
          id="step_up_password"
          label="Password"
          type="password"
          autoComplete="current-password"
        />
      )}
      {needsCode && <CodeField />}
      <div className="button-row">
        <button type="submit" className="button" aria-disabled={stepUp.isPending}>
          {method === 'demo' ? 'It is me: go on' : 'Go on'}
        </button>
      </div>
      {method === 'demo' && (
        <p className="small secondary">
          The demonstration’s people have no password. Elsewhere it would be asked for here.
        </p>
      )}
    </form>
  )
}

/** The issuer asks once more, beside this page: what was typed here is not lost. */
function AtIssuer({ onProven }: Pick<ProofProps, 'onProven'>) {
  const queryClient = useQueryClient()
  const { data } = useQuery(signInQuery)
  async function check() {
    const me = await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
    if (!me.stepped_up) return false
    void queryClient.invalidateQueries({ queryKey: permissionsQuery.queryKey })
    onProven()
    return true
  }
  const oidc = data?.methods.oidc
  if (!oidc) return null
  return (
    <Elsewhere address={`${withReturn(oidc.start, '/account')}&step_up=true`} onDone={check}>
      Go to {oidc.name}
    </Elsewhere>
  )
}
