import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { answer, api } from '@/api/client'
import { capital } from '@/shared/format/words'
import { Field } from '@/shared/ui/field'
import { faultsOf, Refusal, useRequestKey } from '@/shared/ui/form'
import { ASSESSMENTS, type Found } from '../queries'
import { AssessmentWord } from './pieces'

const STEPS = {
  submit: '/api/v1/assessments/{id}/submit',
  discard: '/api/v1/assessments/{id}/discard',
  validate: '/api/v1/assessments/{id}/validate',
  publish: '/api/v1/assessments/{id}/publish',
} as const

export type Step = keyof typeof STEPS

/** Takes an assessment a step on, on top of the version that was read. */
export function useStep(found: Found, step: Step, done: () => void) {
  const queryClient = useQueryClient()
  const keyOf = useRequestKey()
  const { id } = found.record
  return useMutation({
    mutationFn: () => {
      const header = { 'If-Match': found.etag, 'Idempotency-Key': keyOf(step, id, found.etag) }
      return answer(api.POST(STEPS[step], { params: { path: { id }, header } }))
    },
    onSuccess: async () => {
      done()
      await queryClient.invalidateQueries({ queryKey: ASSESSMENTS })
    },
  })
}

interface StepButtonProps {
  found: Found
  step: Step
  label: string
  /** What it does, said before it is done. */
  says: ReactNode
  quiet?: boolean
  done: () => void
}

/** A step that says what it does before it is taken. */
export function StepButton({ found, step, label, says, quiet = false, done }: StepButtonProps) {
  const [asking, setAsking] = useState(false)
  const sent = useStep(found, step, done)
  const look = quiet ? 'button button--quiet' : 'button'
  if (!asking) {
    return (
      <p className="table-note">
        <button type="button" className={look} onClick={() => setAsking(true)}>
          {label}
        </button>
      </p>
    )
  }
  return (
    <div className="confirm">
      <Refusal of={sent} now={<AssessmentWord status={found.record.status} />} />
      <p className="small">{says}</p>
      <div className="button-row table-note">
        <button
          type="button"
          className={look}
          // biome-ignore lint/a11y/noAutofocus: what was pressed has made way for it
          autoFocus
          aria-disabled={sent.isPending}
          onClick={() => sent.isPending || sent.mutate()}
        >
          {sent.isPending ? 'Sending…' : `Yes, ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
        </button>
        <button type="button" className="link-button" onClick={() => setAsking(false)}>
          Not now
        </button>
      </div>
    </div>
  )
}

interface ReturnFormProps {
  found: Found
  /** Who works at it: "the network". */
  to: string
  done: () => void
}

/** Gives it back to who works at it, and says why. */
export function ReturnForm({ found, to, done }: ReturnFormProps) {
  const queryClient = useQueryClient()
  const keyOf = useRequestKey()
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)
  const { id } = found.record
  const sent = useMutation({
    mutationFn: (body: { comment: string }) => {
      const header = { 'If-Match': found.etag, 'Idempotency-Key': keyOf(id, found.etag, body) }
      return answer(
        api.POST('/api/v1/assessments/{id}/return', { params: { path: { id }, header }, body }),
      )
    },
    onSuccess: async () => {
      done()
      await queryClient.invalidateQueries({ queryKey: ASSESSMENTS })
    },
  })
  const faults = faultsOf(sent.error, ['comment'])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (sent.isPending) return
    setMissing(!comment.trim())
    if (comment.trim()) sent.mutate({ comment: comment.trim() })
    else document.getElementById('comment')?.focus()
  }

  return (
    <form className="form table-note" onSubmit={submit} noValidate>
      <Refusal of={sent} faults={faults} now={<AssessmentWord status={found.record.status} />} />
      <Field
        id="comment"
        label="What is to be put right?"
        hint={`${capital(to)} reads it, changes its answers and submits again.`}
        error={missing ? 'Say what is to be put right.' : faults.comment}
      >
        {(described) => (
          <textarea
            className="input input--lines"
            rows={4}
            maxLength={2000}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            {...described}
          />
        )}
      </Field>
      <div className="button-row">
        <button type="submit" className="button button--quiet" aria-disabled={sent.isPending}>
          {sent.isPending ? 'Sending…' : `Return to ${to}`}
        </button>
      </div>
    </form>
  )
}
