import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { answer, api } from '@/api/client'
import type { Assignment, PostDetail, TrainingCourse, TrainingRecord } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { counted } from '@/shared/format/words'
import { FieldError, TextField } from '@/shared/ui/field'
import { type Faults, useRequestKey } from '@/shared/ui/form'
import { isFor, whoAndReference } from '../post-support'
import { coursesQuery, POSTS } from '../queries/posts'
import { usePostDone } from '../use-post-done'
import { etagOf, useVersion } from '../use-version'
import { ActionForm } from './action-form'

interface PersonProps {
  post: PostDetail
  one: Assignment
}

interface Written {
  courses: string[]
  provider: string
  enrolled_on: string
  completed_on: string | undefined
  expires_on: string | undefined
}

/** Writes down what somebody learns: items of the induction are often done on one day, so several go at once. */
export function TrainForm({ post, one }: PersonProps) {
  const queryClient = useQueryClient()
  const done = usePostDone()
  const keys = useRef(new Map<string, string>())
  const { data: courses = [] } = useQuery(coursesQuery)
  const open = courses.filter(
    (course) =>
      isFor(course, post.role_type) &&
      !one.training_records.some(({ course_code }) => course_code === course.code),
  )
  function keyOf(body: unknown): string {
    const of = JSON.stringify(body)
    const key = keys.current.get(of) ?? crypto.randomUUID()
    keys.current.set(of, key)
    return key
  }
  const train = useMutation({
    mutationFn: async ({ courses: chosen, provider, ...days }: Written) => {
      for (const course_code of chosen) {
        const body = { course_code, ...(provider && { provider }), ...given(days) }
        const header = { 'Idempotency-Key': keyOf(body) }
        const params = { path: { id: one.id }, header }
        await answer(api.POST('/api/v1/assignments/{id}/training_records', { params, body }))
      }
    },
    onSuccess: (_, { courses: chosen }) =>
      done(post.id, `${counted(chosen.length, 'record')} of training written down.`),
    // Those before the one refused are written down: the form shows the rest.
    onError: () => queryClient.invalidateQueries({ queryKey: POSTS }),
  })
  return (
    <ActionForm
      post={post}
      title="Write down training"
      about={whoAndReference(one)}
      button={['Write it down', 'Saving…']}
      of={train}
      fields={['course_code', 'provider', 'enrolled_on', 'completed_on', 'expires_on']}
      read={({ faults, text, optional, after }, typed) => {
        const chosen = typed.getAll('course_code').map(String)
        if (chosen.length === 0) faults.course_code = 'Choose at least one.'
        const completed_on = optional('completed_on')
        const enrolled_on = optional('enrolled_on') ?? completed_on
        if (!enrolled_on && !faults.enrolled_on) {
          faults.enrolled_on = 'Say when they began, or when they completed it.'
        }
        return {
          courses: chosen,
          provider: text('provider'),
          enrolled_on: enrolled_on ?? '',
          completed_on,
          expires_on: after(optional('expires_on')),
        }
      }}
    >
      {(faults) => (
        <>
          <CourseTicks courses={open} error={faults.course_code} />
          <DayFields faults={faults} />
        </>
      )}
    </ActionForm>
  )
}

function given({ enrolled_on, completed_on, expires_on }: Omit<Written, 'courses' | 'provider'>) {
  return {
    enrolled_on,
    ...(completed_on && { completed_on }),
    ...(expires_on && { expires_on }),
  }
}

interface CourseTicksProps {
  courses: readonly TrainingCourse[]
  error: string | undefined
}

function CourseTicks({ courses, error }: CourseTicksProps) {
  return (
    <fieldset
      className={error ? 'field field--wrong' : 'field'}
      aria-describedby={error ? 'course_code-error' : undefined}
    >
      <legend className="label">What is it?</legend>
      <FieldError id="course_code" error={error} />
      {courses.map(({ code, name, kind }, i) => {
        const id = i === 0 ? 'course_code' : `course_code-${code}`
        return (
          <div className="tick" key={code}>
            <input type="checkbox" name="course_code" id={id} value={code} />
            <label htmlFor={id}>{kind === 'induction' ? `Induction: ${name}` : name}</label>
          </div>
        )
      })}
    </fieldset>
  )
}

function DayFields({ faults, record }: { faults: Faults; record?: TrainingRecord }) {
  return (
    <>
      <TextField
        id="provider"
        label="Provider"
        hint="Leave it empty if there is none."
        defaultValue={record?.provider ?? ''}
        error={faults.provider}
      />
      <TextField
        id="enrolled_on"
        label="Began on"
        hint="Write it like 1 July 2026, or today. Left empty, it is the day it was completed."
        defaultValue={record ? formatDate(record.enrolled_on) : ''}
        error={faults.enrolled_on}
      />
      <TextField
        id="completed_on"
        label="Completed on"
        hint="Leave it empty while it is not."
        defaultValue={record?.completed_on ? formatDate(record.completed_on) : ''}
        error={faults.completed_on}
      />
      <TextField
        id="expires_on"
        label="Last day it counts"
        hint="Leave it empty if it does not expire."
        defaultValue={record?.expires_on ? formatDate(lastDay(record.expires_on)) : ''}
        error={faults.expires_on}
      />
    </>
  )
}

interface RecordProps extends PersonProps {
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
    onSuccess: () => done(post.id, `${record.course_name}: changed.`),
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
