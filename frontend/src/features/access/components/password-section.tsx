import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { answer, api } from '@/api/client'
import type { Account } from '@/api/types'
import { Done } from '@/shared/ui/done'
import { TextField } from '@/shared/ui/field'
import { FaultSummary, type Faults, faultsOf, isWrong, Refusal } from '@/shared/ui/form'
import { Section } from '@/shared/ui/page'
import { ME } from '../account-queries'
import { PASSWORD_HINT, passwordFault } from '../password'

interface Change {
  old_password: string
  new_password: string
}

/** Changing the password ends every other session. */
export function PasswordSection({ account }: { account: Account }) {
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const save = useMutation({
    mutationFn: (body: Change) => answer(api.POST('/api/v1/me/password', { body })),
    onSuccess: () => {
      form.current?.reset()
      return queryClient.invalidateQueries({ queryKey: ME })
    },
  })
  const refused = faultsOf(save.error, ['old_password', 'new_password'])
  const faults = isWrong(checked.faults) ? checked.faults : refused

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (save.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as unknown as Change
    const found = {
      old_password: typed.old_password ? undefined : 'Enter the password you have now.',
      new_password: passwordFault(typed.new_password),
    }
    setChecked({ faults: found, at: Date.now() })
    save.reset()
    if (!isWrong(found)) save.mutate(typed)
  }

  if (!account.has_password) {
    return (
      <Section title="Password">
        <p>
          {account.identities.length > 0
            ? 'You have none here: you sign in elsewhere, and your password is kept there.'
            : 'You have none: the demonstration’s people sign in with one press.'}
        </p>
      </Section>
    )
  }
  return (
    <Section title="Password">
      <FaultSummary faults={checked.faults} at={checked.at} />
      <Refusal of={save} faults={refused} />
      {save.isSuccess && (
        <Done at={save.submittedAt}>Your password is changed. Every other session has ended.</Done>
      )}
      <form className="form" onSubmit={submit} noValidate ref={form}>
        <TextField
          id="old_password"
          label="Password now"
          type="password"
          autoComplete="current-password"
          error={faults.old_password}
        />
        <TextField
          id="new_password"
          label="New password"
          hint={PASSWORD_HINT}
          type="password"
          autoComplete="new-password"
          error={faults.new_password}
        />
        <div className="button-row">
          <button type="submit" className="button button--quiet" aria-disabled={save.isPending}>
            {save.isPending ? 'Changing…' : 'Change the password'}
          </button>
        </div>
      </form>
    </Section>
  )
}
