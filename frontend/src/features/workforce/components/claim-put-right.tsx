import type { FormEvent } from 'react'
import { answer, api } from '@/api/client'
import { useRequestKey } from '@/shared/ui/form'
import { Todo } from '@/shared/ui/page'
import { readClaimed } from '../claim-model'
import type { Claim } from '../queries/money'
import { typedIn, useMoneyForm } from '../use-money-form'
import { NOTHING_DIFFERENT } from '../words'
import { Claimed, ClaimedFor } from './claim-fields'
import { ClaimNow } from './claim-pieces'
import type { ClaimStepProps } from './claim-steps'

type Body = Pick<Claim, 'month' | 'role_type' | 'wte' | 'amount_pence'>

/** Whoever recorded a claim puts right what they mistyped, until somebody else approves it. */
export function PutRight({ found: { record: claim, etag }, done }: ClaimStepProps) {
  const keyOf = useRequestKey()
  const form = useMoneyForm({
    fields: ['month', 'role_type', 'wte', 'amount_pence'],
    send: (body: Body) => {
      const header = { 'If-Match': etag, 'Idempotency-Key': keyOf(claim.id, etag, body) }
      const params = { path: { id: claim.id }, header }
      return answer(api.PATCH('/api/v1/arrs_claims/{id}', { params, body }))
    },
    done: ({ data }) =>
      done(data.version === claim.version ? NOTHING_DIFFERENT : 'The claim is put right.'),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = typedIn(event.currentTarget)
    const { claimed, faults } = readClaimed(typed)
    form.submit(faults, {
      month: typed.month ?? claim.month,
      role_type: (typed.role_type ?? claim.role_type) as Claim['role_type'],
      ...claimed,
    })
  }

  return (
    <Todo title="Put it right, or wait">
      <p className="small">
        Another person, a lead of the PCN’s board, says that it is right. Until then you can put
        right what you mistyped; afterwards the board adjusts it, with a reason.
      </p>
      {form.notices(<ClaimNow claim={claim} />)}
      <form className="form" onSubmit={submit} noValidate {...form.heard}>
        <ClaimedFor month={claim.month} role={claim.role_type} faults={form.faults} />
        <Claimed claim={claim} faults={form.faults} />
        <div className="button-row">
          <button type="submit" className="button secondary" aria-disabled={form.sent.isPending}>
            {form.sent.isPending ? 'Saving…' : 'Put the claim right'}
          </button>
        </div>
      </form>
    </Todo>
  )
}
