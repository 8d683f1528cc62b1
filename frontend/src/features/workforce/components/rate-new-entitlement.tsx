import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { answer, api } from '@/api/client'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { aboutQuery } from '@/shared/session'
import { TextField } from '@/shared/ui/field'
import { useRequestKey } from '@/shared/ui/form'
import { Lede, PageHeader } from '@/shared/ui/page'
import { financialYearOf } from '../money-words'
import { typedIn, useMoneyForm } from '../use-money-form'
import { RateCrumbs } from './rate-crumbs'
import { KNOWN, RateKnownFields, readKnown } from './rate-known-fields'

const FIELDS = ['financial_year', 'pence_per_weighted_person', 'list_date', ...KNOWN]
const TITLE = 'Enter an entitlement rate'

type Body = ReturnType<typeof readKnown>['known'] & {
  financial_year: string
  pence_per_weighted_person: number
  list_date: string
}

/** What a network may spend for each weighted person in a year. */
export function NewEntitlementRate() {
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  const { data: about } = useQuery(aboutQuery)
  const form = useMoneyForm({
    fields: FIELDS,
    send: async (body: Body) => {
      const header = { 'Idempotency-Key': keyOf(body) }
      const call = api.POST('/api/v1/entitlement_rates', { params: { header }, body })
      return (await answer(call)).data
    },
    done: (made) =>
      navigate({ to: '/rates/$tab/$id', params: { tab: 'entitlement', id: made.id } }),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = typedIn(event.currentTarget)
    const { found, known } = readKnown(typed)
    const pence = readRate(typed.pence_per_weighted_person ?? '')
    const day = parseDate(typed.list_date ?? '', about?.today)
    const faults = {
      pence_per_weighted_person:
        pence === undefined ? 'Write the amount in pounds, such as 26.631.' : undefined,
      list_date: day ? undefined : dateFault(typed.list_date ?? ''),
      ...found,
    }
    form.submit(faults, {
      financial_year: typed.financial_year?.trim() ?? '',
      pence_per_weighted_person: pence ?? 0,
      list_date: day ?? '',
      ...known,
    })
  }

  return (
    <>
      <PageHeader
        title={TITLE}
        tab={form.wrong ? `Error: ${TITLE}` : TITLE}
        breadcrumb={<RateCrumbs below="entitlement" />}
      />
      <Lede>
        A year has one rate. <b>Another one takes its place</b>; what was known before is kept.
      </Lede>
      {form.notices()}
      <form className="form section" onSubmit={submit} noValidate {...form.heard}>
        <TextField
          id="financial_year"
          label="Financial year"
          hint="Write it like 2026/27."
          defaultValue={about ? financialYearOf(about.today) : ''}
          error={form.faults.financial_year}
        />
        <TextField
          id="pence_per_weighted_person"
          label="For each weighted person, in pounds"
          hint="With up to five decimals: 26.631."
          inputMode="decimal"
          error={form.faults.pence_per_weighted_person}
        />
        <TextField
          id="list_date"
          label="People counted on"
          hint="The day of the lists that it is multiplied with, like 1 January 2026."
          error={form.faults.list_date}
        />
        <RateKnownFields faults={form.faults} />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={form.sent.isPending}>
            {form.sent.isPending ? 'Saving…' : 'Save the rate'}
          </button>
          <Link to="/rates/$tab" params={{ tab: 'entitlement' }}>
            Cancel
          </Link>
        </div>
      </form>
    </>
  )
}

/** Pence, with up to three decimals, from pounds as people write them. */
export function readRate(text: string): number | undefined {
  const typed = text.replace(/[£,\s]/g, '')
  if (!/^\d{1,4}(\.\d{1,5})?$/.test(typed)) return undefined
  return Math.round(Number(typed) * 100_000) / 1000
}
