import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { TextField } from '@/shared/ui/field'
import { FaultSummary, isWrong } from '@/shared/ui/form'
import { asksForCode, CodeField, codeOf } from './code-field'
import { SignInRefusal } from './sign-in-refusal'

interface Credentials {
  email: string
  password: string
  code?: string
}

/** E-mail address and password, and the code where the account has one. */
export function PasswordForm({ onArrival }: { onArrival: () => void }) {
  const [needsCode, setNeedsCode] = useState(false)
  const signIn = useMutation({
    mutationFn: (typed: Credentials) =>
      answer(api.POST('/api/v1/session', { body: { method: 'password', ...typed } })),
    onSuccess: onArrival,
    onError: (error) => asksForCode(error) && setNeedsCode(true),
  })
  const [missing, setMissing] = useState<{ [field: string]: string | undefined }>({})
  const [at, setAt] = useState(0)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (signIn.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const email = typed.sign_in_email?.trim() ?? ''
    const password = typed.sign_in_password ?? ''
    const found = {
      sign_in_email: email ? undefined : 'Enter your e-mail address.',
      sign_in_password: password ? undefined : 'Enter your password.',
      code: needsCode && !codeOf(typed.code) ? 'Enter the code your device shows.' : undefined,
    }
    setMissing(found)
    setAt(Date.now())
    if (isWrong(found)) return
    signIn.mutate({ email, password, ...(needsCode && { code: codeOf(typed.code) }) })
  }

  function forgetCode() {
    if (!needsCode) return
    setNeedsCode(false)
    signIn.reset()
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      <FaultSummary faults={missing} at={at} />
      {!asksForCode(signIn.error) && <SignInRefusal of={signIn} />}
      <TextField
        // It may stand beside a form with an address and a password of its own.
        id="sign_in_email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        spellCheck={false}
        error={missing.sign_in_email}
        // Another address is another account, which may have no code.
        onChange={forgetCode}
      />
      <TextField
        id="sign_in_password"
        label="Password"
        type="password"
        autoComplete="current-password"
        error={missing.sign_in_password}
      />
      {needsCode && <CodeField error={missing.code} />}
      <div className="button-row">
        <button type="submit" className="button" aria-disabled={signIn.isPending}>
          {signIn.isPending ? 'Signing in…' : 'Sign in'}
        </button>
      </div>
    </form>
  )
}
