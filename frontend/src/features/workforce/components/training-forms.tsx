import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { answer, api } from '@/api/client'
import type { Assignment, PostDetail, TrainingCourse } from '@/api/types'
import { counted } from '@/shared/format/words'
import { FieldError } from '@/shared/ui/field'
import { isFor, whoAndReference } from '../post-support'
import { coursesQuery, POSTS } from '../queries/posts'
import { usePostDone } from '../use-post-done'
import { ActionForm } from './action-form'
import { DayFields } from './training-days'

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
