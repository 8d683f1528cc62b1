import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { answer, api } from '@/api/client'
import type { Account } from '@/api/types'
import { Done } from '@/shared/ui/done'
import { TextField } from '@/shared/ui/field'
import { faultsOf, Refusal, useRequestKey } from '@/shared/ui/form'
import { Section } from '@/shared/ui/page'
import { ME } from '../account-queries'
import { useRead } from '../use-read'

/** The name others see, in lists and in the audit. */
export function NameForm({ account }: { account: Account }) {
  const queryClient = useQueryClient()
  const keyOf = useRequestKey()
  const save = useMutation({
    mutationFn: ({ name, version }: { name: string; version: number }) => {
      const header = { 'If-Match': `"v${version}"`, 'Idempotency-Key': keyOf(name, version) }
      return answer(api.PATCH('/api/v1/me', { params: { header }, body: { name } }))
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ME }),
  })
  const read = useRead(account, ['name'], save)
  const faults = faultsOf(save.error, ['name'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    if (!save.isPending) save.mutate({ name: typed, version: read })
  }

  return (
    <Section title="Name">
      <Refusal
        of={save}
        faults={faults}
        now={
          <p>
            Your name is <b>{account.name}</b>.
          </p>
        }
      />
      {save.isSuccess && <Done at={save.submittedAt}>Your name is saved.</Done>}
      <form className="form" onSubmit={submit} noValidate>
        <TextField
          id="name"
          label="Your name"
          hint="As others see it, in lists and in the audit."
          autoComplete="name"
          defaultValue={account.name}
          error={faults.name}
        />
        <div className="button-row">
          <button type="submit" className="button button--quiet" aria-disabled={save.isPending}>
            {save.isPending ? 'Saving…' : 'Save the name'}
          </button>
        </div>
      </form>
    </Section>
  )
}
