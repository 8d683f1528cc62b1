import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { answer, api } from '@/api/client'
import { meQuery } from '@/shared/session'
import { useRequestKey } from '@/shared/ui/form'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader } from '@/shared/ui/page'
import { readClaimed } from '../claim-model'
import { Claimed, ClaimedFor } from '../components/claim-fields'
import { ClaimCrumbs } from '../components/claim-pieces'
import { NetworkField } from '../components/money-network-field'
import type { Claim } from '../queries/money'
import { typedIn, useMoneyForm } from '../use-money-form'

const FIELDS = ['pcn_code', 'month', 'role_type', 'wte', 'amount_pence']
const TITLE = 'Write a claim down'

type Body = Pick<Claim, 'pcn_code' | 'month' | 'role_type' | 'wte' | 'amount_pence'>

export function NewClaimScreen() {
  return (
    <Needs do="arrs_claims.create" form>
      <NewClaim />
    </Needs>
  )
}

function NewClaim() {
  const { pcn, month, role_type } = useSearch({ from: '/claims/new' })
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  const { data: me } = useQuery(meQuery)
  const own = me?.grants.filter((grant) => grant.scope_kind === 'pcn') ?? []
  const [only] = own.length === 1 ? (own[0]?.scope_keys ?? []) : []
  const form = useMoneyForm({
    fields: FIELDS,
    send: async (body: Body) => {
      const header = { 'Idempotency-Key': keyOf(body) }
      return (await answer(api.POST('/api/v1/arrs_claims', { params: { header }, body }))).data
    },
    done: (made) => navigate({ to: '/claims/$id', params: { id: made.id } }),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = typedIn(event.currentTarget)
    const { claimed, faults } = readClaimed(typed)
    const pcn_code = typed.pcn_code?.trim().toUpperCase() ?? ''
    const missing = pcn_code ? undefined : 'Enter the PCN’s code.'
    form.submit(
      { pcn_code: missing, ...faults },
      {
        pcn_code,
        month: typed.month ?? '',
        role_type: (typed.role_type ?? 'splw') as Claim['role_type'],
        ...claimed,
      },
    )
  }

  return (
    <>
      <PageHeader
        title={TITLE}
        tab={form.wrong ? `Error: ${TITLE}` : TITLE}
        breadcrumb={<ClaimCrumbs below />}
      />
      <Lede>
        The total of a role in a month, <b>as it stands in the national portal</b>. From then on the
        forecast of that month is the claim.
      </Lede>
      {form.notices()}
      <form className="form section" onSubmit={submit} noValidate {...form.heard}>
        <NetworkField
          id="pcn_code"
          label="PCN, by code"
          hint="Type a part of its name or code."
          defaultValue={pcn ?? only ?? ''}
          error={form.faults.pcn_code}
        />
        <ClaimedFor
          {...(month && { month })}
          {...(role_type && { role: role_type })}
          faults={form.faults}
        />
        <Claimed faults={form.faults} />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={form.sent.isPending}>
            {form.sent.isPending ? 'Saving…' : 'Save the claim'}
          </button>
          <Link to="/claims">Cancel</Link>
        </div>
      </form>
    </>
  )
}
