import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { answer, api } from '@/api/client'
import { formatPounds } from '@/shared/format/money'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { TextField } from '@/shared/ui/field'
import { Refusal, useRequestKey } from '@/shared/ui/form'
import { Todo } from '@/shared/ui/page'
import { readClaimed } from '../claim-model'
import { type Claim, MONEY, type Versioned } from '../queries/money'
import { typedIn, useMoneyForm } from '../use-money-form'
import { Claimed } from './claim-fields'
import { ClaimNow } from './claim-pieces'
import { PutRight } from './claim-put-right'

export interface ClaimStepProps {
  found: Versioned<Claim>
  done: (says: string) => void
}

/** The step that a claim waits for: put right until it is approved, adjusted from then on. */
export function ClaimStep(props: ClaimStepProps) {
  const approves = usePermission('arrs_claims.approve')
  const adjusts = usePermission('arrs_claims.adjust')
  const writes = usePermission('arrs_claims.update')
  const { data: me } = useQuery(meQuery)
  const { record: claim, etag } = props.found
  const own = me?.id === claim.recorded_by
  if (claim.status === 'recorded') {
    if (own && writes) return <PutRight {...props} key={etag} />
    return approves && !own ? <Approve {...props} /> : <Waits />
  }
  return adjusts && !own ? <Adjust {...props} key={etag} /> : null
}

function Waits() {
  return (
    <Todo title="What happens next">
      <p className="small">
        A lead of the PCN’s board, who has not recorded the claim, says that it is right. Then the
        board can adjust it, and says why.
      </p>
    </Todo>
  )
}

function Approve({ found: { record: claim, etag }, done }: ClaimStepProps) {
  const queryClient = useQueryClient()
  const keyOf = useRequestKey()
  const approve = useMutation({
    mutationFn: () => {
      const header = { 'If-Match': etag, 'Idempotency-Key': keyOf(claim.id, etag) }
      const params = { path: { id: claim.id }, header }
      return answer(api.POST('/api/v1/arrs_claims/{id}/approve', { params }))
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: MONEY })
      done('The claim is approved.')
    },
  })
  return (
    <Todo title="Is it right?">
      <Refusal of={approve} now={<ClaimNow claim={claim} />} />
      <p className="small">
        Approved, it stands for the board. It can be adjusted afterwards, with a reason.
      </p>
      <div className="button-row table-note">
        <button
          type="button"
          className="button"
          aria-disabled={approve.isPending}
          onClick={() => approve.isPending || approve.mutate()}
        >
          {approve.isPending ? 'Approving…' : `Approve ${formatPounds(claim.amount_pence)}`}
        </button>
      </div>
    </Todo>
  )
}

interface Adjustment {
  wte: number
  amount_pence: number
  reason: string
}

const FIELDS = ['wte', 'amount_pence', 'reason']

function Adjust({ found: { record: claim, etag }, done }: ClaimStepProps) {
  const keyOf = useRequestKey()
  const form = useMoneyForm({
    fields: FIELDS,
    send: (body: Adjustment) => {
      const header = { 'If-Match': etag, 'Idempotency-Key': keyOf(claim.id, etag, body) }
      const params = { path: { id: claim.id }, header }
      return answer(api.POST('/api/v1/arrs_claims/{id}/adjust', { params, body }))
    },
    done: () => done('The claim is adjusted.'),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = typedIn(event.currentTarget)
    const { claimed, faults } = readClaimed(typed)
    const reason = typed.reason?.trim() ?? ''
    form.submit(
      { ...faults, reason: reason ? undefined : 'Say why it is adjusted.' },
      { ...claimed, reason },
    )
  }

  return (
    <Todo title="Adjust the claim">
      {form.notices(<ClaimNow claim={claim} />)}
      <form className="form" onSubmit={submit} noValidate {...form.heard}>
        <Claimed claim={claim} faults={form.faults} />
        <TextField
          id="reason"
          label="Why?"
          hint="It stands beside the claim for everyone who sees it."
          error={form.faults.reason}
        />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={form.sent.isPending}>
            {form.sent.isPending ? 'Saving…' : 'Adjust the claim'}
          </button>
        </div>
      </form>
    </Todo>
  )
}
