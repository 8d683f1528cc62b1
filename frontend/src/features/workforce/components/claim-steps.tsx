import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { answer, api } from '@/api/client'
import { formatPounds } from '@/shared/format/money'
import { usePermission } from '@/shared/permission'
import { meQuery } from '@/shared/session'
import { TextField } from '@/shared/ui/field'
import { Refusal, useRequestKey } from '@/shared/ui/form'
import { Todo } from '@/shared/ui/page'
import { amountFault, readAmount, readWte, wteFault } from '../claim-model'
import { formatWte } from '../money-words'
import { type Claim, MONEY, type Versioned } from '../queries/money'
import { typedIn, useMoneyForm } from '../use-money-form'
import { ClaimWord } from './claim-pieces'

interface ClaimStepProps {
  found: Versioned<Claim>
  done: (says: string) => void
}

/** The step that a claim waits for: approved it can be adjusted, and not before. */
export function ClaimStep(props: ClaimStepProps) {
  const approves = usePermission('arrs_claims.approve')
  const adjusts = usePermission('arrs_claims.adjust')
  const { record: claim, etag } = props.found
  if (claim.status === 'recorded') {
    return approves ? <Approve {...props} /> : <Waits />
  }
  return adjusts ? <Adjust {...props} key={etag} /> : null
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
  const { data: me } = useQuery(meQuery)
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
  if (me?.id === claim.recorded_by) {
    return (
      <Todo title="Somebody else approves it">
        <p className="small">
          You recorded this claim, so another lead of the board says whether it is right.
        </p>
      </Todo>
    )
  }
  return (
    <Todo title="Is it right?">
      <Refusal of={approve} now={<Now claim={claim} />} />
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

function Now({ claim }: { claim: Claim }) {
  return (
    <p>
      {formatPounds(claim.amount_pence)} for {formatWte(claim.wte)} WTE.{' '}
      <ClaimWord status={claim.status} />
    </p>
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
    const [wte, amount_pence] = [readWte(typed.wte), readAmount(typed.amount_pence)]
    const reason = typed.reason?.trim() ?? ''
    const faults = {
      wte: wteFault(wte),
      amount_pence: amountFault(amount_pence),
      reason: reason ? undefined : 'Say why it is adjusted.',
    }
    form.submit(faults, { wte: wte ?? 0, amount_pence: amount_pence ?? 0, reason })
  }

  return (
    <Todo title="Adjust the claim">
      {form.notices(<Now claim={claim} />)}
      <form className="form" onSubmit={submit} noValidate {...form.heard}>
        <TextField
          id="wte"
          label="WTE"
          inputMode="decimal"
          defaultValue={formatWte(claim.wte)}
          error={form.faults.wte}
        />
        <TextField
          id="amount_pence"
          label="Amount, in pounds"
          inputMode="decimal"
          defaultValue={formatPounds(claim.amount_pence).slice(1)}
          error={form.faults.amount_pence}
        />
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
