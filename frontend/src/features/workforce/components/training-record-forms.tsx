import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '@/api/client'
import type { Assignment, PostDetail, TrainingRecord } from '@/api/types'
import { useRequestKey } from '@/shared/ui/form'
import { whoAndReference } from '../post-support'
import { usePostDone } from '../use-post-done'
import { etagOf, useVersion } from '../use-version'
import { NOTHING_DIFFERENT } from '../words'
import { ActionForm } from './action-form'
import { DayFields } from './training-days'

interface RecordProps {
  post: PostDetail
  one: Assignment
  record: TrainingRecord
}

interface Changed {
  version: number
  provider: string | null
  enrolled_on: string
  completed_on: string | null
  expires_on: string | null
}

/** Changes how far somebody is with a course. */
export function AlterTrainingForm({ post, one, record }: RecordProps) {
  const done = usePostDone()
  const keyOf = useRequestKey()
  const change = useMutation({
    mutationFn: ({ version, ...body }: Changed) => {
      const header = { 'If-Match': etagOf(version), 'Idempotency-Key': keyOf(body, version) }
      const params = { path: { id: record.id }, header }
      return answer(api.PATCH('/api/v1/training_records/{id}', { params, body }))
    },
    onSuccess: ({ data }, sent) =>
      done(
        post.id,
        data.version === sent.version ? NOTHING_DIFFERENT : `${record.course_name}: changed.`,
      ),
  })
  const version = useVersion(record.version, change)
  return (
    <ActionForm
      post={post}
      title="Change a training record"
      about={`${record.course_name}, ${whoAndReference(one)}`}
      button={['Save', 'Saving…']}
      of={change}
      fields={['provider', 'enrolled_on', 'completed_on', 'expires_on']}
      read={({ text, optional, needed, after }) => ({
        version,
        provider: text('provider') || null,
        enrolled_on: needed('enrolled_on'),
        completed_on: optional('completed_on') ?? null,
        expires_on: after(optional('expires_on')) ?? null,
      })}
    >
      {(faults) => (
        <>
          <DayFields faults={faults} record={record} />
          <p className="small">
            <Link
              to="/posts/$id/$action"
              params={{ id: post.id, action: 'withdraw-training' }}
              search={{ of: record.id }}
            >
              It was written down by mistake
            </Link>
          </p>
        </>
      )}
    </ActionForm>
  )
}

/** Takes back training that was written down by mistake. */
export function WithdrawTrainingForm({ post, one, record }: RecordProps) {
  const done = usePostDone()
  const keyOf = useRequestKey()
  const withdraw = useMutation({
    mutationFn: (version: number) => {
      const header = { 'If-Match': etagOf(version), 'Idempotency-Key': keyOf(version) }
      const params = { path: { id: record.id }, header }
      return answer(api.POST('/api/v1/training_records/{id}/withdraw', { params }))
    },
    onSuccess: () => done(post.id, `${record.course_name}: taken back.`),
  })
  return (
    <ActionForm
      post={post}
      title="Take back training written down"
      about={whoAndReference(one)}
      button={['Take it back', 'Taking back…']}
      of={withdraw}
      read={() => record.version}
    >
      {() => (
        <p>
          {record.course_name}. Taken back, it counts no more; the audit keeps that it was there.
        </p>
      )}
    </ActionForm>
  )
}
