import { Link } from '@tanstack/react-router'
import type { Assignment, PostDetail } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { Section } from '@/shared/ui/page'
import { holdsOn, who } from '../post-support'
import { called, LEAVING_REASONS, wte } from '../words'

interface PostPeopleProps {
  post: PostDetail
  day: string
  keeps: boolean
}

/** Who is, was and will be in a post, the latest first. */
export function PostPeople({ post, day, keeps }: PostPeopleProps) {
  return (
    <Section
      title="Who is in it"
      actions={
        keeps &&
        post.status !== 'closed' && (
          <Link to="/posts/$id/$action" params={{ id: post.id, action: 'assign' }}>
            Put somebody in it
          </Link>
        )
      }
    >
      {post.assignments.length === 0 ? (
        <p className="small">Nobody has been in it.</p>
      ) : (
        <table className="table table--stack">
          <caption className="hidden">Who is, was and will be in the post</caption>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col" className="number">
                WTE
              </th>
              <th scope="col">First day</th>
              <th scope="col">Last day</th>
              {keeps && (
                <th scope="col">
                  <span className="hidden">Change</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {post.assignments.map((one) => (
              <Row key={one.id} one={one} day={day} keeps={keeps} />
            ))}
          </tbody>
        </table>
      )}
      {!keeps && (
        <p className="small secondary table-note">
          Names and pseudonyms are for the PCN’s own manager.
        </p>
      )}
    </Section>
  )
}

function Row({ one, day, keeps }: { one: Assignment; day: string; keeps: boolean }) {
  const here = holdsOn(one, day)
  return (
    <tr>
      <th scope="row">
        {here ? <b>{name(one)}</b> : name(one)}
        <span className="row-note">
          {one.holder_name && one.holder_reference && `${one.holder_reference} · `}
          {here ? 'In it' : one.valid_from > day ? 'To come' : 'Left'}
        </span>
      </th>
      <td data-label="WTE" className="number">
        {wte(one.wte)}
      </td>
      <td data-label="First day">{formatDate(one.valid_from)}</td>
      <td data-label="Last day">
        {one.valid_to ? (
          <span>
            {formatDate(lastDay(one.valid_to))}
            {one.leaving_reason && (
              <span className="row-note">{called(LEAVING_REASONS, one.leaving_reason)}</span>
            )}
          </span>
        ) : (
          <span className="secondary">None set</span>
        )}
      </td>
      {keeps && (
        <td>
          <ul className="small">
            <li>
              <ActionLink one={one} action="alter" words="Put right" />
            </li>
            {!one.valid_to && (
              <li>
                <ActionLink one={one} action="leave" words="Say when they leave" />
              </li>
            )}
          </ul>
        </td>
      )}
    </tr>
  )
}

const name = (one: Assignment) => one.holder_name ?? one.holder_reference ?? 'Somebody'

interface ActionLinkProps {
  one: Assignment
  action: string
  words: string
}

export function ActionLink({ one, action, words }: ActionLinkProps) {
  return (
    <Link to="/posts/$id/$action" params={{ id: one.post_id, action }} search={{ of: one.id }}>
      {words}
      <span className="hidden">: {who(one)}</span>
    </Link>
  )
}
