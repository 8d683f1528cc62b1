import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { capital } from '@/shared/format/words'
import { Field } from '@/shared/ui/field'
import { faultsOf, Refusal, useRequestKey } from '@/shared/ui/form'
import { bodiesOf } from '../passed'
import { ASSESSMENTS, type Found } from '../queries'
import { AssessmentWord } from './pieces'

interface DiscardFormProps {
  found: Found
  done: () => void
}

/** The programme's way out where nobody of the body that works at it is there to discard it: asked for, then explained. */
export function DiscardForm({ found, done }: DiscardFormProps) {
  const [asking, setAsking] = useState<boolean>()
  if (asking) return <Reason found={found} done={done} close={() => setAsking(false)} />
  return (
    <button
      type="button"
      className="button button--quiet"
      // biome-ignore lint/a11y/noAutofocus: the form it opened has made way for it again
      autoFocus={asking === false}
      onClick={() => setAsking(true)}
    >
      Discard
    </button>
  )
}

function Reason({ found, done, close }: DiscardFormProps & { close: () => void }) {
  const queryClient = useQueryClient()
  const keyOf = useRequestKey()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const { id, status } = found.record
  const [works] = bodiesOf(found.record)
  const sent = useMutation({
    mutationFn: (body: { reason: string }) => {
      const header = { 'If-Match': found.etag, 'Idempotency-Key': keyOf(id, found.etag, body) }
      return answer(
        api.POST('/api/v1/assessments/{id}/discard', { params: { path: { id }, header }, body }),
      )
    },
    onSuccess: async () => {
      done()
      await queryClient.invalidateQueries({ queryKey: ASSESSMENTS })
    },
  })
  const faults = faultsOf(sent.error, ['reason'])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (sent.isPending) return
    setMissing(!reason.trim())
    if (reason.trim()) sent.mutate({ reason: reason.trim() })
    else document.getElementById('reason')?.focus()
  }

  return (
    <form className="form confirm" onSubmit={submit} noValidate>
      <Refusal of={sent} faults={faults} now={<AssessmentWord status={status} />} />
      <p className="small">
        It is laid aside for good, with every answer in it, and another can be begun. This is for
        where nobody of {works} is there to go on with it.
      </p>
      <Field
        id="reason"
        label="Why do you discard it?"
        hint={`In ten characters or more. ${capital(works)} reads it.`}
        error={missing ? 'Say why you discard it.' : faults.reason}
      >
        {(described) => (
          <textarea
            className="input input--lines"
            rows={4}
            maxLength={2000}
            // biome-ignore lint/a11y/noAutofocus: what was pressed has made way for it
            autoFocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            {...described}
          />
        )}
      </Field>
      <div className="button-row">
        <button type="submit" className="button button--quiet" aria-disabled={sent.isPending}>
          {sent.isPending ? 'Sending…' : 'Discard with this reason'}
        </button>
        <button type="button" className="link-button" onClick={close}>
          Not now
        </button>
      </div>
    </form>
  )
}
