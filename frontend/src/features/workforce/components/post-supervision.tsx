import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Assignment, PostDetail, SupervisionArrangement } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { separators } from '@/shared/format/words'
import { Section } from '@/shared/ui/page'
import { heldByMonth, heldWords, inPostOn, who } from '../post-support'
import { roleTypeQuery } from '../queries/posts'
import { called, FREQUENCIES, SUPERVISION_KINDS } from '../words'
import { ActionLink } from './post-people'

interface PostSupervisionProps {
  post: PostDetail
  day: string
  keeps: boolean
}

/** What guidance wants, what is agreed, and what was held. */
export function PostSupervision({ post, day, keeps }: PostSupervisionProps) {
  const { data: role } = useQuery(roleTypeQuery(post.role_type))
  return (
    <Section
      title="Supervision"
      actions={
        keeps &&
        post.status !== 'closed' && (
          <Link to="/posts/$id/$action" params={{ id: post.id, action: 'supervise' }}>
            Agree supervision
          </Link>
        )
      }
    >
      <p className="small">
        {post.supervision_months !== null && (
          <b>Clinical or professional supervision was held in {heldWords(post)}. </b>
        )}
        {role && <>What guidance wants: {lowerFirst(role.supervision_rule)}</>}
      </p>
      <Agreed all={post.supervision_arrangements} keeps={keeps} />
      {inPostOn(post, day).map((one) => (
        <Held key={one.id} one={one} day={day} keeps={keeps} />
      ))}
    </Section>
  )
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function Agreed({ all, keeps }: { all: readonly SupervisionArrangement[]; keeps: boolean }) {
  if (all.length === 0) return <p className="small table-note">No supervision is agreed.</p>
  return (
    <table className="table table--stack table-note">
      <caption className="hidden">Supervision agreed</caption>
      <thead>
        <tr>
          <th scope="col">Agreed</th>
          <th scope="col">How often</th>
          <th scope="col">Given by</th>
          <th scope="col">First day</th>
          <th scope="col">Last day</th>
        </tr>
      </thead>
      <tbody>
        {all.map((one) => (
          <tr key={one.id}>
            <th scope="row">{called(SUPERVISION_KINDS, one.kind)}</th>
            <td data-label="How often">{called(FREQUENCIES, one.frequency)}</td>
            <td data-label="Given by">{one.supervisor_role}</td>
            <td data-label="First day">{formatDate(one.valid_from)}</td>
            <td data-label="Last day">
              {one.valid_to ? (
                formatDate(lastDay(one.valid_to))
              ) : keeps ? (
                <Link
                  to="/posts/$id/$action"
                  params={{ id: one.post_id, action: 'end-supervision' }}
                  search={{ of: one.id }}
                >
                  End it<span className="hidden">: {called(SUPERVISION_KINDS, one.kind)}</span>
                </Link>
              ) : (
                <span className="secondary">None set</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface HeldProps {
  one: Assignment
  day: string
  keeps: boolean
}

/** Month by month, so that a month without is seen. */
function Held({ one, day, keeps }: HeldProps) {
  return (
    <div className="support">
      <div className="section__head">
        <h3>Held: {who(one)}</h3>
        {keeps && (
          <div className="actions">
            <ActionLink one={one} action="hold" words="Write down a session" />
          </div>
        )}
      </div>
      <table className="table table--stack">
        <caption className="hidden">Supervision held, by month: {who(one)}</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Clinical or professional</th>
            <th scope="col">Other kinds</th>
          </tr>
        </thead>
        <tbody>
          {heldByMonth(one, day).map((month) => (
            <tr key={month.name}>
              <th scope="row">{month.name}</th>
              <td data-label="Clinical">
                <Sessions
                  of={month.sessions.filter(({ kind }) => kind === 'clinical_professional')}
                  post={one.post_id}
                  keeps={keeps}
                  none={month.whole ? <b>None held</b> : 'None yet, not a whole month'}
                />
              </td>
              <td data-label="Other kinds">
                <Sessions
                  of={month.sessions.filter(({ kind }) => kind !== 'clinical_professional')}
                  post={one.post_id}
                  keeps={keeps}
                  none="None"
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface SessionsProps {
  of: Assignment['supervision_sessions']
  post: string
  keeps: boolean
  none: React.ReactNode
}

function Sessions({ of: all, post, keeps, none }: SessionsProps) {
  if (all.length === 0) return <span className="secondary">{none}</span>
  const between = separators(all.map(({ held_on }) => held_on))
  return (
    <span>
      {all.map((session, i) => (
        <span key={session.id}>
          {between[i]}
          {formatDate(session.held_on)}
          {keeps && (
            <>
              {' '}
              <Link
                to="/posts/$id/$action"
                params={{ id: post, action: 'withdraw-session' }}
                search={{ of: session.id }}
              >
                Take back<span className="hidden"> that of {formatDate(session.held_on)}</span>
              </Link>
            </>
          )}
        </span>
      ))}
    </span>
  )
}
