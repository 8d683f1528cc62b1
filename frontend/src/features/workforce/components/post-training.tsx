import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Assignment, PostDetail } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { Section } from '@/shared/ui/page'
import { type Shape, StateWord } from '@/shared/ui/state-word'
import { inPostOn, type Step, stepsOf, who } from '../post-support'
import { coursesQuery, roleTypeQuery } from '../queries/posts'
import { called, TRAINING_STATUSES } from '../words'
import { ActionLink } from './post-people'

interface PostTrainingProps {
  post: PostDetail
  day: string
  keeps: boolean
}

/** What is asked of those in the post, and how far each is. */
export function PostTraining({ post, day, keeps }: PostTrainingProps) {
  const { data: role } = useQuery(roleTypeQuery(post.role_type))
  const { data: courses } = useQuery(coursesQuery)
  const here = inPostOn(post, day)
  return (
    <Section title="Training and induction">
      {here.length === 0 && <p className="small">Nobody is in it on this day.</p>}
      {here.length > 0 && role && (
        <p className="small">What guidance wants of whoever is in it: {role.training_rule}</p>
      )}
      {courses &&
        here.map((one) => (
          <Person
            key={one.id}
            one={one}
            steps={stepsOf(one, post.role_type, courses)}
            keeps={keeps}
          />
        ))}
    </Section>
  )
}

interface PersonProps {
  one: Assignment
  steps: readonly Step[]
  keeps: boolean
}

function Person({ one, steps, keeps }: PersonProps) {
  const induction = steps.filter(({ course }) => course.kind === 'induction')
  const done = induction.filter(({ record }) => record?.status === 'completed').length
  return (
    <div className="support">
      <div className="section__head">
        <h3>{who(one)}</h3>
        {keeps && (
          <div className="actions">
            <ActionLink one={one} action="train" words="Write down training" />
          </div>
        )}
      </div>
      <Steps
        steps={steps.filter(({ course }) => course.kind === 'training')}
        one={one}
        keeps={keeps}
        what="Courses"
      />
      <details className="more">
        <summary>
          Induction: {done} of {induction.length} items completed
        </summary>
        <Steps steps={induction} one={one} keeps={keeps} what="Items of the induction" />
      </details>
    </div>
  )
}

interface StepsProps extends PersonProps {
  what: string
}

function Steps({ steps, one, keeps, what }: StepsProps) {
  return (
    <table className="table table--stack">
      <caption className="hidden">
        {what}: {who(one)}
      </caption>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">Status</th>
          <th scope="col">Completed</th>
          <th scope="col">Counts until</th>
          {keeps && (
            <th scope="col">
              <span className="hidden">Change</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {steps.map(({ course, record }) => (
          <tr key={course.code}>
            <th scope="row">
              {course.name}
              {record?.provider && <span className="row-note">{record.provider}</span>}
            </th>
            <td data-label="Status">
              <StepWord status={record?.status} />
            </td>
            <td data-label="Completed">
              {record?.completed_on ? formatDate(record.completed_on) : <Dash />}
            </td>
            <td data-label="Counts until">
              {record?.expires_on ? formatDate(lastDay(record.expires_on)) : <Dash />}
            </td>
            {keeps && (
              <td>
                {record && (
                  <Link
                    to="/posts/$id/$action"
                    params={{ id: one.post_id, action: 'alter-training' }}
                    search={{ of: record.id }}
                  >
                    Change<span className="hidden">: {course.name}</span>
                  </Link>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Dash() {
  return <span className="secondary">Not set</span>
}

const LOOKS: Record<string, [Shape, string]> = {
  enrolled: ['bars', 'open'],
  completed: ['tick', 'applied'],
  expired: ['cross', 'left_out'],
}

function StepWord({ status }: { status: string | undefined }) {
  const [shape, tone] = LOOKS[status ?? ''] ?? ['ring', 'put_right']
  return (
    <StateWord shape={shape} tone={tone}>
      {status ? called(TRAINING_STATUSES, status) : 'Missing'}
    </StateWord>
  )
}
