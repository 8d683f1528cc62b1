import { useMutation, useQuery } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import type {
  Assignment,
  PostDetail,
  SupervisionArrangement,
  SupervisionSession,
} from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { SelectField, TextField } from '@/shared/ui/field'
import { useRequestKey } from '@/shared/ui/form'
import { endedWords, whoAndReference } from '../post-support'
import { roleTypeQuery } from '../queries/posts'
import { usePostDone } from '../use-post-done'
import { etagOf, useVersion } from '../use-version'
import { called, FREQUENCIES, SUPERVISION_KINDS } from '../words'
import { ActionForm } from './action-form'
import { Options } from './post-filters'

type Kind = SupervisionSession['kind']
const A_DAY = 'Write it like 1 April 2026, or today.'

function KindField({ error }: { error: string | undefined }) {
  return (
    <SelectField
      id="kind"
      label="Kind of supervision"
      error={error}
      defaultValue="clinical_professional"
    >
      <Options of={SUPERVISION_KINDS} />
    </SelectField>
  )
}

/** Agrees supervision for the post. */
export function SuperviseForm({ post }: { post: PostDetail }) {
  const done = usePostDone()
  const keyOf = useRequestKey()
  const { data: role } = useQuery(roleTypeQuery(post.role_type))
  const agree = useMutation({
    mutationFn: (body: {
      kind: Kind
      supervisor_role: string
      frequency: SupervisionArrangement['frequency']
      valid_from: string
    }) => {
      const header = { 'Idempotency-Key': keyOf(post.id, body) }
      const params = { path: { id: post.id }, header }
      return answer(api.POST('/api/v1/posts/{id}/supervision_arrangements', { params, body }))
    },
    onSuccess: ({ data }) => done(post.id, `${called(SUPERVISION_KINDS, data.kind)} is agreed.`),
  })
  return (
    <ActionForm
      post={post}
      title="Agree supervision"
      button={['Save', 'Saving…']}
      of={agree}
      fields={['kind', 'supervisor_role', 'frequency', 'valid_from']}
      read={({ faults, text, needed }) => {
        if (!text('supervisor_role')) faults.supervisor_role = 'Say who gives it, by their role.'
        return {
          kind: text('kind') as Kind,
          supervisor_role: text('supervisor_role'),
          frequency: text('frequency') as SupervisionArrangement['frequency'],
          valid_from: needed('valid_from'),
        }
      }}
    >
      {(faults) => (
        <>
          <p>
            {role && `What guidance wants: ${role.supervision_rule} `}
            One of the same kind that is agreed already ends the day this one begins.
          </p>
          <KindField error={faults.kind} />
          <TextField
            id="supervisor_role"
            label="Given by"
            hint="A role, such as GP. Everyone who sees the post sees it: name no person here."
            error={faults.supervisor_role}
          />
          <SelectField
            id="frequency"
            label="How often"
            error={faults.frequency}
            defaultValue="monthly"
          >
            <Options of={FREQUENCIES} />
          </SelectField>
          <TextField id="valid_from" label="First day" hint={A_DAY} error={faults.valid_from} />
        </>
      )}
    </ActionForm>
  )
}

interface EndProps {
  post: PostDetail
  one: SupervisionArrangement
}

/** Ends what was agreed. */
export function EndSupervisionForm({ post, one }: EndProps) {
  const done = usePostDone()
  const keyOf = useRequestKey()
  const end = useMutation({
    mutationFn: ({ version, ...body }: { version: number; valid_to: string }) => {
      const header = { 'If-Match': etagOf(version), 'Idempotency-Key': keyOf(body, version) }
      const params = { path: { id: one.id }, header }
      return answer(api.POST('/api/v1/supervision_arrangements/{id}/end', { params, body }))
    },
    onSuccess: ({ data }) => done(post.id, endedWords(data)),
  })
  const version = useVersion(one.version, end)
  return (
    <ActionForm
      post={post}
      title="End agreed supervision"
      about={`${called(SUPERVISION_KINDS, one.kind)} by ${one.supervisor_role}`}
      button={['End it', 'Ending…']}
      of={end}
      fields={['valid_to']}
      read={({ needed, after }) => ({
        version,
        valid_to: after(needed('valid_to') || undefined) ?? '',
      })}
    >
      {(faults) => (
        <>
          {one.valid_from > post.as_of && (
            <p>
              It begins on {formatDate(one.valid_from)}. With {formatDate(lastDay(one.valid_from))}{' '}
              as its last day it is taken back.
            </p>
          )}
          <TextField id="valid_to" label="Last day" hint={A_DAY} error={faults.valid_to} />
        </>
      )}
    </ActionForm>
  )
}

interface HoldProps {
  post: PostDetail
  one: Assignment
}

/** Writes down supervision that was held. */
export function HoldForm({ post, one }: HoldProps) {
  const done = usePostDone()
  const keyOf = useRequestKey()
  const hold = useMutation({
    mutationFn: (body: { kind: Kind; held_on: string }) => {
      const header = { 'Idempotency-Key': keyOf(one.id, body) }
      const params = { path: { id: one.id }, header }
      return answer(api.POST('/api/v1/assignments/{id}/supervision_sessions', { params, body }))
    },
    onSuccess: ({ data }) =>
      done(
        post.id,
        `Supervision of ${one.holder_name ?? 'somebody'} on ${formatDate(data.held_on)} is written down.`,
      ),
  })
  return (
    <ActionForm
      post={post}
      title="Write down supervision held"
      about={whoAndReference(one)}
      button={['Write it down', 'Saving…']}
      of={hold}
      fields={['kind', 'held_on']}
      read={({ text, needed }) => ({ kind: text('kind') as Kind, held_on: needed('held_on') })}
    >
      {(faults) => (
        <>
          <KindField error={faults.kind} />
          <TextField id="held_on" label="Held on" hint={A_DAY} error={faults.held_on} />
        </>
      )}
    </ActionForm>
  )
}

interface WithdrawProps {
  post: PostDetail
  one: Assignment
  session: SupervisionSession
}

/** Takes back supervision that was written down by mistake. */
export function WithdrawSessionForm({ post, one, session }: WithdrawProps) {
  const done = usePostDone()
  const keyOf = useRequestKey()
  const day = formatDate(session.held_on)
  const withdraw = useMutation({
    mutationFn: (version: number) => {
      const header = { 'If-Match': etagOf(version), 'Idempotency-Key': keyOf(version) }
      const params = { path: { id: session.id }, header }
      return answer(api.POST('/api/v1/supervision_sessions/{id}/withdraw', { params }))
    },
    onSuccess: () =>
      done(post.id, `Supervision of ${one.holder_name ?? 'somebody'} on ${day} is taken back.`),
  })
  return (
    <ActionForm
      post={post}
      title="Take back supervision written down"
      about={whoAndReference(one)}
      button={['Take it back', 'Taking back…']}
      of={withdraw}
      read={() => session.version}
    >
      {() => (
        <p>
          {called(SUPERVISION_KINDS, session.kind)} on {day}. Taken back, it counts no more; the
          audit keeps that it was there.
        </p>
      )}
    </ActionForm>
  )
}
