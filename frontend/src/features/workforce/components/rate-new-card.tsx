import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { answer, api } from '@/api/client'
import { addDays } from '@/shared/format/date'
import { readPounds } from '@/shared/format/money'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { aboutQuery } from '@/shared/session'
import { SelectField, TextField } from '@/shared/ui/field'
import { useRequestKey } from '@/shared/ui/form'
import { Lede, PageHeader } from '@/shared/ui/page'
import { ROLES, roleWords, ZONES, zoneWords } from '../money-words'
import type { RateCard } from '../queries/money'
import { typedIn, useMoneyForm } from '../use-money-form'
import { RateCrumbs } from './rate-crumbs'
import { KNOWN, RateKnownFields, readKnown } from './rate-known-fields'

const FIELDS = ['role_type', 'pay_zone', 'annual_max_pence', 'valid_from', 'valid_to', ...KNOWN]
const TITLE = 'Enter a rate'

type Body = Pick<RateCard, 'role_type' | 'pay_zone' | 'valid_from' | 'annual_max_pence'> &
  ReturnType<typeof readKnown>['known'] & { valid_to?: string }

/** A reimbursement rate from a day on, which may lie in the past. */
export function NewRateCard() {
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  const { data: about } = useQuery(aboutQuery)
  const form = useMoneyForm({
    fields: FIELDS,
    send: async (body: Body) => {
      const header = { 'Idempotency-Key': keyOf(body) }
      return (await answer(api.POST('/api/v1/rate_cards', { params: { header }, body }))).data
    },
    done: (made) => navigate({ to: '/rates/$tab/$id', params: { tab: 'cards', id: made.id } }),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = typedIn(event.currentTarget)
    const { found, known } = readKnown(typed)
    const pence = readPounds(typed.annual_max_pence ?? '')
    const from = parseDate(typed.valid_from ?? '', about?.today)
    const lastTyped = typed.valid_to?.trim() ?? ''
    const last = parseDate(lastTyped, about?.today)
    const faults = {
      annual_max_pence:
        pence === undefined
          ? 'Write the amount in pounds, such as 42,000 or 40,159.50.'
          : undefined,
      valid_from: from ? undefined : dateFault(typed.valid_from ?? ''),
      valid_to: lastTyped && !last ? dateFault(lastTyped) : undefined,
      ...found,
    }
    form.submit(faults, {
      role_type: (typed.role_type ?? 'splw') as RateCard['role_type'],
      pay_zone: (typed.pay_zone ?? 'base') as RateCard['pay_zone'],
      annual_max_pence: pence ?? 0,
      valid_from: from ?? '',
      ...(last && { valid_to: addDays(last, 1) }),
      ...known,
    })
  }

  return (
    <>
      <PageHeader
        title={TITLE}
        tab={form.wrong ? `Error: ${TITLE}` : TITLE}
        breadcrumb={<RateCrumbs below="cards" />}
      />
      <Lede>
        It takes the place of the rate for the same role and zone <b>on its days</b>, also on days
        that are over. What was known before is kept.
      </Lede>
      {form.notices()}
      <form className="form section" onSubmit={submit} noValidate {...form.heard}>
        <SelectField id="role_type" label="Role" error={form.faults.role_type}>
          {ROLES.map((role) => (
            <option value={role} key={role}>
              {roleWords(role)}
            </option>
          ))}
        </SelectField>
        <SelectField id="pay_zone" label="Zone" error={form.faults.pay_zone}>
          {ZONES.map((zone) => (
            <option value={zone} key={zone}>
              {zoneWords(zone)}
            </option>
          ))}
        </SelectField>
        <TextField
          id="annual_max_pence"
          label="Most that is reimbursed for a whole-time post in a year, in pounds"
          inputMode="decimal"
          error={form.faults.annual_max_pence}
        />
        <TextField
          id="valid_from"
          label="First day"
          hint="Write it like 1 April 2026."
          error={form.faults.valid_from}
        />
        <TextField
          id="valid_to"
          label="Last day"
          hint="Leave it empty if none is set."
          error={form.faults.valid_to}
        />
        <RateKnownFields faults={form.faults} />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={form.sent.isPending}>
            {form.sent.isPending ? 'Saving…' : 'Save the rate'}
          </button>
          <Link to="/rates">Cancel</Link>
        </div>
      </form>
    </>
  )
}
