import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { answer, api } from '@/api/client'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { dateFault, parseDate } from '@/shared/format/parse-date'
import { HistoryPanel } from '@/shared/history/history-panel'
import { aboutQuery } from '@/shared/session'
import { TextField } from '@/shared/ui/field'
import { useRequestKey } from '@/shared/ui/form'
import { PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import type { Population } from '../queries/money'
import { populationQuery } from '../queries/rates'
import { typedIn, useMoneyForm } from '../use-money-form'
import { NetworkField } from './money-network-field'
import { OutOfReach } from './money-pieces'
import { RateCrumbs } from './rate-crumbs'

const FIELDS = ['pcn_code', 'counted_on', 'registered', 'weighted', 'source']

/** A weighted population that is on record, to be set again. */
export function PopulationRecord({ id }: { id: string }) {
  const [pcn = '', day = ''] = id.split('_')
  const query = useQuery(populationQuery(pcn, day))
  return (
    <Resource
      query={query}
      form
      failed={(error, retry) => (
        <OutOfReach noun="Population" code={id} error={error} retry={retry} />
      )}
    >
      {({ record, etag }) => <PopulationForm saved={record} etag={etag} />}
    </Resource>
  )
}

interface PopulationFormProps {
  saved?: Population
  etag?: string
}

interface Body {
  pcn_code: string
  counted_on: string
  people: { weighted: number; source: string; registered?: number }
}

export function PopulationForm({ saved, etag }: PopulationFormProps) {
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  const { data: about } = useQuery(aboutQuery)
  const title = saved ? 'Set a weighted population again' : 'Enter a weighted population'
  const form = useMoneyForm({
    fields: FIELDS,
    send: async ({ pcn_code, counted_on, people }: Body) => {
      const condition = etag ? { 'If-Match': etag } : { 'If-None-Match': '*' }
      const header = { ...condition, 'Idempotency-Key': keyOf(pcn_code, counted_on, people, etag) }
      const params = { path: { pcn_code, counted_on }, header }
      const path = '/api/v1/pcn_populations/{pcn_code}/{counted_on}'
      return (await answer(api.PUT(path, { params, body: people }))).data
    },
    done: ({ pcn_code }) =>
      navigate({ to: '/rates/$tab', params: { tab: 'populations' }, search: { pcn: pcn_code } }),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = typedIn(event.currentTarget)
    const pcn_code = saved?.pcn_code ?? typed.pcn_code?.trim().toUpperCase() ?? ''
    const counted_on = saved?.counted_on ?? parseDate(typed.counted_on ?? '', about?.today)
    const weighted = readPeople(typed.weighted)
    const registered = readPeople(typed.registered)
    const source = typed.source?.trim() ?? ''
    const faults = {
      pcn_code: pcn_code ? undefined : 'Enter the PCN’s code.',
      counted_on: counted_on ? undefined : dateFault(typed.counted_on ?? ''),
      weighted: weighted === undefined ? 'Write a number of people, such as 48,211.4.' : undefined,
      registered:
        typed.registered?.trim() && registered === undefined
          ? 'Write a whole number of people, or leave it empty.'
          : undefined,
      source: source ? undefined : 'Say where the number comes from.',
    }
    form.submit(faults, {
      pcn_code,
      counted_on: counted_on ?? '',
      people: { weighted: weighted ?? 0, source, ...(registered !== undefined && { registered }) },
    })
  }

  return (
    <>
      <PageHeader
        title={title}
        tab={form.wrong ? `Error: ${title}` : title}
        identity={saved && `${saved.pcn_code}, counted on ${formatDate(saved.counted_on)}`}
        breadcrumb={<RateCrumbs below="populations" />}
      />
      {form.notices(
        saved && <p>It is {formatNumber(saved.weighted)} weighted people on record now.</p>,
      )}
      <div className="columns">
        <form className="form section" onSubmit={submit} noValidate {...form.heard}>
          {!saved && (
            <>
              <NetworkField
                id="pcn_code"
                label="PCN, by code"
                hint="Type a part of its name or code."
                defaultValue=""
                error={form.faults.pcn_code}
              />
              <TextField
                id="counted_on"
                label="Counted on"
                hint="Write it like 1 January 2026."
                error={form.faults.counted_on}
              />
            </>
          )}
          <TextField
            id="weighted"
            label="Weighted people"
            inputMode="decimal"
            defaultValue={saved ? formatNumber(saved.weighted) : ''}
            error={form.faults.weighted}
          />
          <TextField
            id="registered"
            label="Registered people, if known"
            inputMode="numeric"
            defaultValue={saved?.registered ? formatNumber(saved.registered) : ''}
            error={form.faults.registered}
          />
          <TextField
            id="source"
            label="Source"
            hint="“NHS Payments to General Practice 2025/26”."
            defaultValue={saved?.source ?? ''}
            error={form.faults.source}
          />
          <div className="button-row">
            <button type="submit" className="button" aria-disabled={form.sent.isPending}>
              {form.sent.isPending ? 'Saving…' : 'Save'}
            </button>
            <Link to="/rates/$tab" params={{ tab: 'populations' }}>
              Cancel
            </Link>
          </div>
        </form>
        {saved && (
          <HistoryPanel table="pcn_populations" record={`${saved.pcn_code}/${saved.counted_on}`} />
        )}
      </div>
    </>
  )
}

function readPeople(text = ''): number | undefined {
  const typed = text.replace(/[,\s]/g, '')
  return /^\d{1,8}(\.\d{1,2})?$/.test(typed) ? Number(typed) : undefined
}
