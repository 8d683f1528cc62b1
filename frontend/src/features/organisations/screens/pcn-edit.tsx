import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { ProblemError } from '@/api/problem'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { ErrorSummary } from '@/shared/ui/error-summary'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { Needs } from '@/shared/ui/needs'
import { PageHeader } from '@/shared/ui/page'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { AreaCrumbs } from '../components/area-crumbs'
import { CorrectionFields } from '../components/pcn/correction-fields'
import { InventedPcn } from '../components/pcn/invented-pcn'
import { RecordMissing } from '../components/record-missing'
import { pcnQuery, type VersionedPcn } from '../pcn-queries'
import { type Correction, useCorrect } from '../use-correct'

export function PcnEditScreen() {
  const { code } = useParams({ from: '/pcns/$code/edit' })
  const { asOf } = useAsOf()
  const query = useQuery(pcnQuery(code, asOf))
  return (
    <Needs do="pcns.correct" form>
      <Resource
        query={query}
        form
        failed={(error, retry) => (
          <RecordMissing noun="PCN" code={code} error={error} retry={retry} />
        )}
      >
        {(found) =>
          found.pcn.is_demo ? (
            <InventedPcn pcn={found.pcn} />
          ) : (
            <CorrectionForm key={code} found={found} />
          )
        }
      </Resource>
    </Needs>
  )
}

interface CorrectionFormProps {
  found: VersionedPcn
  /** What was typed before, where the form takes over from another page. */
  typed?: Correction
}

export function CorrectionForm({ found, typed }: CorrectionFormProps) {
  const id = useId()
  // What the person started from stays what it was, whatever arrives behind the form.
  const [{ pcn, etag }] = useState(found)
  const [name, setName] = useState(typed?.name ?? pcn.name)
  const [borough, setBorough] = useState(typed?.borough_gss_code ?? pcn.borough_gss_code ?? '')
  const correct = useCorrect(pcn.ods_code)
  const at = (pointer: string) =>
    correct.error instanceof ProblemError ? correct.error.at(pointer) : undefined
  const faults = { name: at('/name'), borough: at('/borough_gss_code') }
  const errors = Object.entries(faults).flatMap(([field, message]) =>
    message ? [{ field: `${id}-${field}`, message }] : [],
  )
  const change: Correction = {
    name: name === pcn.name ? undefined : name,
    borough_gss_code: borough === (pcn.borough_gss_code ?? '') ? undefined : borough,
  }
  const dirty = change.name !== undefined || change.borough_gss_code !== undefined

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!correct.isPending) correct.mutate({ change, etag })
  }

  return (
    <>
      <PageHeader
        title="Correct the name or borough"
        tab={`${errors.length > 0 ? 'Error: ' : ''}Correct the name or borough of ${pcn.name}`}
        identity={`${pcn.name} · ${pcn.ods_code}`}
        breadcrumb={
          <AreaCrumbs
            board={{ code: pcn.icb_code, name: pcn.icb_short_name }}
            pcn={{ code: pcn.ods_code, name: pcn.name }}
          />
        }
      />
      <LeaveGuard dirty={dirty && !correct.isPending} />
      {errors.length > 0 && <ErrorSummary key={correct.submittedAt} errors={errors} />}
      {correct.isError && errors.length === 0 && (
        <ErrorBody
          place="form"
          error={correct.error}
          retry={() => correct.variables && correct.mutate(correct.variables)}
        />
      )}
      <form className="form section" onSubmit={submit} noValidate>
        <CorrectionFields
          id={id}
          name={name}
          onName={setName}
          borough={borough}
          onBorough={setBorough}
          faults={faults}
        />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={correct.isPending}>
            {correct.isPending ? 'Saving…' : 'Save'}
          </button>
          <Link to="/pcns/$code" params={{ code: pcn.ods_code }}>
            Cancel
          </Link>
        </div>
      </form>
    </>
  )
}
