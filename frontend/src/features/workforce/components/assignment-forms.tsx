import { useMutation } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type { Assignment, PostDetail } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { SelectField, TextField } from '@/shared/ui/field'
import { useRequestKey } from '@/shared/ui/form'
import { daysWords, leavesWords, whoAndReference, whoToldOf } from '../post-support'
import { readWte, WTE_FAULT } from '../post-typed'
import { usePostDone } from '../use-post-done'
import { etagOf, useVersion } from '../use-version'
import { called, LEAVING_REASONS, NOTHING_DIFFERENT, wte } from '../words'
import { ActionForm } from './action-form'
import { Options } from './post-filters'

export type Reason = NonNullable<Assignment['leaving_reason']>

const A_DAY = 'Write it like 1 April 2026, or today.'

/** Puts somebody in the post. */
export function AssignForm({ post }: { post: PostDetail }) {
  const done = usePostDone()
  const keyOf = useRequestKey()
  const assign = useMutation({
    mutationFn: (body: {
      holder_reference: string
      holder_name?: string
      wte: number
      valid_from: string
    }) => {
      const header = { 'Idempotency-Key': keyOf(post.id, body) }
      const params = { path: { id: post.id }, header }
      return answer(api.POST('/api/v1/posts/{id}/assignments', { params, body }))
    },
    onSuccess: ({ data }) => done(post.id, `${whoToldOf(data)} is in the post ${daysWords(data)}.`),
  })
  return (
    <ActionForm
      post={post}
      title="Put somebody in the post"
      button={['Put them in the post', 'Saving…']}
      of={assign}
      fields={['holder_reference', 'holder_name', 'wte', 'valid_from']}
      read={({ faults, text, needed }) => {
        if (!text('holder_reference')) faults.holder_reference = 'Give a reference of your own.'
        const amount = readWte(text('wte'))
        if (!amount) faults.wte = WTE_FAULT
        return {
          holder_reference: text('holder_reference'),
          ...(text('holder_name') && { holder_name: text('holder_name') }),
          wte: amount ?? 0,
          valid_from: needed('valid_from'),
        }
      }}
    >
      {(faults) => (
        <>
          <TextField
            id="holder_reference"
            label="Your reference for them"
            hint="Such as a staff number. The same person in two posts has one; only you see it."
            error={faults.holder_reference}
          />
          <TextField
            id="holder_name"
            label="Name"
            hint="Leave it empty if you like. Only the PCN’s own manager sees it."
            error={faults.holder_name}
          />
          <TextField
            id="wte"
            label="WTE"
            inputMode="decimal"
            hint={`${wte(post.wte_vacant)} of ${wte(post.wte_funded)} is vacant today.`}
            defaultValue={post.wte_vacant > 0 ? wte(post.wte_vacant) : ''}
            error={faults.wte}
          />
          <TextField id="valid_from" label="First day" hint={A_DAY} error={faults.valid_from} />
        </>
      )}
    </ActionForm>
  )
}

interface AssignmentProps {
  post: PostDetail
  one: Assignment
}

interface Change {
  holder_name?: string | null
  wte?: number
  valid_from?: string
  valid_to?: string | null
  leaving_reason?: Reason | null
}

function useChange({ post, one }: AssignmentProps, words: (change: Change) => string) {
  const done = usePostDone()
  const keyOf = useRequestKey()
  const change = useMutation({
    mutationFn: ({ version, ...body }: Change & { version: number }) => {
      const header = { 'If-Match': etagOf(version), 'Idempotency-Key': keyOf(body, version) }
      const params = { path: { id: one.id }, header }
      return answer(api.PATCH('/api/v1/assignments/{id}', { params, body }))
    },
    onSuccess: ({ data }, sent) =>
      done(post.id, data.version === sent.version ? NOTHING_DIFFERENT : words(sent)),
  })
  return { change, version: useVersion(one.version, change) }
}

/** Puts right what is said of somebody in the post. */
export function AlterForm({ post, one }: AssignmentProps) {
  const { change, version } = useChange(
    { post, one },
    () => `What is said of ${one.holder_name ?? 'who is in the post'} is put right.`,
  )
  return (
    <ActionForm
      post={post}
      title="Put right who is in the post"
      about={whoAndReference(one)}
      button={['Save', 'Saving…']}
      of={change}
      fields={['holder_name', 'wte', 'valid_from', 'valid_to', 'leaving_reason']}
      now={<Now one={one} />}
      read={({ faults, text, needed, optional, after }) => {
        const amount = readWte(text('wte'))
        if (!amount) faults.wte = WTE_FAULT
        return {
          version,
          holder_name: text('holder_name') || null,
          wte: amount ?? 0,
          valid_from: needed('valid_from'),
          valid_to: after(optional('valid_to')) ?? null,
          leaving_reason: (text('leaving_reason') || null) as Reason | null,
        }
      }}
    >
      {(faults) => (
        <>
          <TextField
            id="holder_name"
            label="Name"
            defaultValue={one.holder_name ?? ''}
            error={faults.holder_name}
          />
          <TextField
            id="wte"
            label="WTE"
            inputMode="decimal"
            hint="Was it another amount from a day on? Say when they leave, then put them in the post again."
            defaultValue={String(one.wte)}
            error={faults.wte}
          />
          <TextField
            id="valid_from"
            label="First day"
            defaultValue={formatDate(one.valid_from)}
            error={faults.valid_from}
          />
          <TextField
            id="valid_to"
            label="Last day"
            hint="Leave it and the reason empty while they stay."
            defaultValue={one.valid_to ? formatDate(lastDay(one.valid_to)) : ''}
            error={faults.valid_to}
          />
          <ReasonField error={faults.leaving_reason} chosen={one.leaving_reason} />
        </>
      )}
    </ActionForm>
  )
}

/** Says when somebody leaves, and why. */
export function LeaveForm({ post, one }: AssignmentProps) {
  const { change, version } = useChange({ post, one }, ({ valid_to }) =>
    leavesWords(one, valid_to ?? ''),
  )
  return (
    <ActionForm
      post={post}
      title="Say when they leave"
      about={whoAndReference(one)}
      button={['Save', 'Saving…']}
      of={change}
      fields={['valid_to', 'leaving_reason']}
      now={<Now one={one} />}
      read={({ faults, text, needed, after }) => {
        if (!text('leaving_reason')) faults.leaving_reason = 'Choose a reason; it may be not known.'
        return {
          version,
          valid_to: after(needed('valid_to') || undefined) ?? null,
          leaving_reason: text('leaving_reason') as Reason,
        }
      }}
    >
      {(faults) => (
        <>
          <TextField id="valid_to" label="Last day" hint={A_DAY} error={faults.valid_to} />
          <ReasonField error={faults.leaving_reason} chosen={null} />
        </>
      )}
    </ActionForm>
  )
}

interface ReasonFieldProps {
  id?: string
  label?: string
  error: string | undefined
  chosen: string | null
}

export function ReasonField({ id, label, error, chosen }: ReasonFieldProps) {
  return (
    <SelectField
      id={id ?? 'leaving_reason'}
      label={label ?? 'Why they leave'}
      error={error}
      defaultValue={chosen ?? ''}
    >
      <option value="">No reason chosen</option>
      <Options of={LEAVING_REASONS} />
    </SelectField>
  )
}

function Now({ one }: { one: Assignment }) {
  return (
    <p>
      {whoAndReference(one)}: {wte(one.wte)} WTE {daysWords(one)}
      {one.leaving_reason && `, ${called(LEAVING_REASONS, one.leaving_reason).toLowerCase()}`}.
    </p>
  )
}
