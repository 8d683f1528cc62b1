import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { TextField } from '@/shared/ui/field'
import { useRequestKey } from '@/shared/ui/form'
import { PageHeader } from '@/shared/ui/page'
import { entryOf, figureFaults, restUnknown, type Typed, typedOf } from '../figure-model'
import { COUNT_WORDS, COUNTS, DIMENSIONS } from '../figure-words'
import { addMonths, monthWords, type Role, roleWithin, roleWords } from '../money-words'
import type { ServiceFigure, ServiceFigureEntry } from '../queries/figures'
import type { Versioned } from '../queries/money'
import { useMoneyForm } from '../use-money-form'
import { FigureGroupFields } from './figure-group-fields'
import { PlaceCrumbs } from './money-pieces'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Set after a month was saved, so that the page can say so. */
    figures?: { month: string; at: number }
  }
}

interface FigureFormProps {
  code: string
  name: string | undefined
  role: Role
  /** As 2026-10. */
  month: string
  found: Versioned<ServiceFigure | null>
}

/** What a service did in one month: its counts, and its referrals by group, adding up while one types. */
export function FigureForm({ code, name, role, month, found }: FigureFormProps) {
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  const [typed, setTyped] = useState<Typed>(() => typedOf(found.record))
  const form = useMoneyForm({
    fields: COUNTS,
    told: figureFaults,
    send: (body: ServiceFigureEntry) => {
      const condition = found.record ? { 'If-Match': found.etag } : { 'If-None-Match': '*' }
      const header = { ...condition, 'Idempotency-Key': keyOf(code, role, month, found.etag, body) }
      const params = { path: { code, role_type: role, month }, header }
      const path = '/api/v1/pcns/{code}/service_figures/{role_type}/{month}'
      return answer(api.PUT(path, { params, body }))
    },
    done: () =>
      navigate({
        to: '/pcns/$code/service-figures',
        params: { code },
        search: (old) => ({ as_of: old.as_of, role_type: role }),
        state: { figures: { month, at: Date.now() } },
      }),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const { faults, entry } = entryOf(typed)
    form.submit(faults, entry)
  }

  function put(field: string, text: string) {
    form.setDirty(true)
    setTyped((old) => ({ ...old, [field]: text }))
  }

  const title = `${found.record ? 'Change' : 'Enter'} ${monthWords(month)}`
  return (
    <>
      <PageHeader
        title={title}
        tab={`${form.wrong ? 'Error: ' : ''}${title}, ${roleWithin(role)}`}
        identity={`${roleWords(role)} · ${name ?? code}`}
        breadcrumb={
          <PlaceCrumbs place="pcns" code={code} found={{ name: name ?? code }}>
            <li>
              <Link
                to="/pcns/$code/service-figures"
                params={{ code }}
                search={(old) => ({ as_of: old.as_of, role_type: role })}
              >
                Service figures
              </Link>
            </li>
          </PlaceCrumbs>
        }
      />
      <p className="lead-in prose">
        Leave empty what is not known: that is not 0. People of whom a group is not known are
        counted as “Not known”.
      </p>
      {form.notices(<NowSaved found={found} />)}
      <form className="figure-form" onSubmit={submit} noValidate>
        <fieldset>
          <legend className="fieldset-title">The month</legend>
          <div className="figure-fields">
            {COUNTS.map((count) => (
              <TextField
                key={count}
                id={count}
                label={COUNT_WORDS[count].label}
                hint={COUNT_WORDS[count].hint}
                small
                inputMode={count === 'wait_days_median' ? 'decimal' : 'numeric'}
                value={typed[count] ?? ''}
                onChange={(event) => put(count, event.target.value)}
                error={form.faults[count]}
              />
            ))}
          </div>
        </fieldset>
        {DIMENSIONS.map((dimension) => (
          <FigureGroupFields
            key={dimension}
            dimension={dimension}
            typed={typed}
            faults={form.faults}
            onPut={put}
            onRest={() => {
              form.setDirty(true)
              setTyped((old) => restUnknown(old, dimension))
            }}
          />
        ))}
        <div className="button-row section">
          <button type="submit" className="button" aria-disabled={form.sent.isPending}>
            {form.sent.isPending ? 'Saving…' : `Save ${monthWords(month)}`}
          </button>
          <Link
            to="/pcns/$code/service-figures"
            params={{ code }}
            search={(old) => ({ as_of: old.as_of, role_type: role })}
          >
            Cancel
          </Link>
          <Link
            to="/pcns/$code/service-figures/$role/$month"
            params={{ code, role, month: addMonths(`${month}-01`, -1).slice(0, 7) }}
          >
            ← {monthWords(addMonths(`${month}-01`, -1))}
          </Link>
        </div>
      </form>
    </>
  )
}

/** What stands on record now, where somebody else was quicker. */
function NowSaved({ found }: { found: Versioned<ServiceFigure | null> }) {
  if (!found.record) return null
  const words = COUNTS.map((count) => {
    const value = found.record?.[count]
    return `${COUNT_WORDS[count].short.toLowerCase()} ${value ?? 'not known'}`
  })
  return <p>On record: {words.join(', ')}.</p>
}
