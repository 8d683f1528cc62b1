import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { answer, api } from '@/api/client'
import { type Problem, ProblemError } from '@/api/problem'
import type { Assignment, PostDetail } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { Done } from '@/shared/ui/done'
import { TextField } from '@/shared/ui/field'
import { useRequestKey } from '@/shared/ui/form'
import { type Held, heldBy, type Remedy, type Typed } from '../post-closing'
import { who, whoAndReference } from '../post-support'
import { POSTS, type VersionedPost } from '../queries/posts'
import { usePostDone } from '../use-post-done'
import { etagOf, useVersion } from '../use-version'
import { ActionForm } from './action-form'
import { type Reason, ReasonField } from './assignment-forms'
import { CloseRefused } from './close-refused'

interface Closing {
  closed_on: string
  version: number
  /** Those who leave with it. */
  leaving: { id: string; version: number; reason: Reason }[]
}

/** Closes the post; whoever is still in it leaves on its last day, for a reason. */
export function CloseForm({ post }: VersionedPost) {
  const queryClient = useQueryClient()
  const done = usePostDone()
  const keyOf = useRequestKey()
  // What was typed before, for who comes back from putting right what kept the post open.
  const { typedBefore: before, postDone } = useLocation({ select: ({ state }) => state })
  // Whose leaving is sent: what is refused then is about them.
  const [at, setAt] = useState<string>()
  const staying = post.assignments.filter(
    ({ valid_to }) => valid_to === null || valid_to > post.as_of,
  )
  const close = useMutation({
    mutationFn: async ({ closed_on, version, leaving }: Closing) => {
      for (const { id, version: read, reason } of leaving) {
        setAt(id)
        const params = { path: { id }, header: { 'If-Match': etagOf(read) } }
        const body = { valid_to: closed_on, leaving_reason: reason }
        await answer(api.PATCH('/api/v1/assignments/{id}', { params, body }))
      }
      setAt(undefined)
      // Each leaving is a version of the post.
      const newest = leaving.length > 0 ? await newestOf(post.id) : etagOf(version)
      const header = { 'If-Match': newest, 'Idempotency-Key': keyOf(closed_on, newest) }
      const params = { path: { id: post.id }, header }
      return answer(api.POST('/api/v1/posts/{id}/close', { params, body: { closed_on } }))
    },
    onSuccess: (_, { closed_on }) =>
      done(post.id, `The post closes; its last day is ${formatDate(lastDay(closed_on))}.`),
    // Who has left by then has left: the form shows who is still in it.
    onError: () => queryClient.invalidateQueries({ queryKey: POSTS }),
  })
  const version = useVersion(post.version, close)
  const refused = refusalOf(close.error)
  const leaving = post.assignments.find(({ id }) => id === at)
  const held = refused && (at ? leavingFaults(refused, at) : heldByPost(post, close, refused))
  return (
    <ActionForm
      post={post}
      title="Close the post"
      button={['Close the post', 'Closing…']}
      of={close}
      fields={held ? [] : ['closed_on']}
      said={postDone && close.isIdle && <Done at={postDone.at}>{postDone.words}</Done>}
      refusal={
        refused &&
        held && (
          <CloseRefused
            key={close.submittedAt}
            post={post}
            detail={leaving ? cannotLeave(leaving) : refused.detail}
            held={held}
            typed={typedOf(close.variables)}
          />
        )
      }
      read={({ faults, text, needed, after }) => {
        const closed_on = after(needed('closed_on') || undefined) ?? ''
        const leaving = staying.map((one) => {
          const reason = text(`reason-${one.id}`) as Reason
          if (!reason) faults[`reason-${one.id}`] = `Choose why ${whoAndReference(one)} leaves.`
          return { id: one.id, version: one.version, reason }
        })
        return { closed_on, version, leaving }
      }}
    >
      {(faults) => (
        <>
          <p>
            What holds of it on its last day ends with that: its terms, who pays, the supervision
            agreed. It stays on record, and can be opened again.
          </p>
          <TextField
            id="closed_on"
            label="Last day of the post"
            hint="Write it like 31 March 2027, or today."
            defaultValue={before && formatDate(before.last)}
            error={faults.closed_on}
          />
          {staying.map((one) => (
            <ReasonField
              key={one.id}
              id={`reason-${one.id}`}
              label={`${whoAndReference(one)} leaves on that day. Why?`}
              error={faults[`reason-${one.id}`]}
              chosen={before?.reasons[one.id] ?? one.leaving_reason}
            />
          ))}
        </>
      )}
    </ActionForm>
  )
}

/** What was typed, to come back to after something else is done. */
function typedOf(sent: Closing | undefined): Typed | undefined {
  if (!sent) return undefined
  const reasons = Object.fromEntries(sent.leaving.map(({ id, reason }) => [id, reason]))
  return { last: lastDay(sent.closed_on), reasons }
}

/** What the server says of the request, where that is about what the post holds. */
function refusalOf(error: Error | null): Problem | undefined {
  if (!(error instanceof ProblemError) || !error.problem.errors?.length) return undefined
  return error.code === 'conflict' || error.code === 'invalid' ? error.problem : undefined
}

/** What is wrong with the day somebody would leave on stands in what is kept of them. */
function leavingFaults({ errors = [] }: Problem, of: string): Held[] {
  const remedy: Remedy = { words: 'Change what is kept of them', form: 'alter', of }
  return errors.map(({ message }) => ({ message, remedy }))
}

/** What of the post is in the way of its closing; nothing where the day itself is wrong. */
function heldByPost(
  post: PostDetail,
  { variables }: { variables: Closing | undefined },
  { code, errors = [] }: Problem,
): Held[] | undefined {
  return code === 'conflict' && variables ? heldBy(post, variables.closed_on, errors) : undefined
}

const cannotLeave = (one: Assignment) =>
  `${whoAndReference(one)} cannot leave with the post on that day. Change what is kept of them, or let the post close later.`

async function newestOf(id: string): Promise<string> {
  const { data } = await answer(api.GET('/api/v1/posts/{id}', { params: { path: { id } } }))
  return etagOf(data.version)
}

/** Takes the closing back. */
export function ReopenForm({ post }: VersionedPost) {
  const done = usePostDone()
  const keyOf = useRequestKey()
  const reopen = useMutation({
    mutationFn: (version: number) => {
      const header = { 'If-Match': etagOf(version), 'Idempotency-Key': keyOf(post.id, version) }
      const params = { path: { id: post.id }, header }
      return answer(api.POST('/api/v1/posts/{id}/reopen', { params }))
    },
    onSuccess: () => done(post.id, 'The post is open again.'),
  })
  const version = useVersion(post.version, reopen)
  const left = post.assignments.filter(({ valid_to }) => valid_to === post.closed_on)
  return (
    <ActionForm
      post={post}
      title="Open the post again"
      button={['Open it again', 'Opening…']}
      of={reopen}
      read={() => version}
    >
      {() => (
        <p>
          {post.closed_on && `Its last day is ${formatDate(lastDay(post.closed_on))}. `}
          Opened again, its terms, who pays and the supervision that ended with it go on as if it
          had not closed. What was ended by hand before stays ended.
          {left.length > 0 &&
            ` Whoever left with it does not come back by that: ${left.map(who).join(', ')}.`}
        </p>
      )}
    </ActionForm>
  )
}
