import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Needs } from '@/shared/ui/needs'
import { PageHeader } from '@/shared/ui/page'
import { Resource } from '@/shared/ui/states'
import { AlterForm, AssignForm, LeaveForm } from '../components/assignment-forms'
import { CloseForm, ReopenForm } from '../components/close-forms'
import { NotKept } from '../components/not-kept'
import { PostCrumbs } from '../components/post-crumbs'
import { PostFailed } from '../components/post-failed'
import {
  EndSupervisionForm,
  HoldForm,
  SuperviseForm,
  WithdrawSessionForm,
} from '../components/supervision-forms'
import { TrainForm } from '../components/training-forms'
import { AlterTrainingForm, WithdrawTrainingForm } from '../components/training-record-forms'
import { postQuery, type VersionedPost } from '../queries/posts'
import { useManagedOnce } from '../use-manages'

export function PostActionScreen() {
  const { id } = useParams({ from: '/posts/$id/$action' })
  const query = useQuery(postQuery(id))
  return (
    <Needs do="posts.update" form>
      <Resource
        query={query}
        form
        failed={(error, retry) => <PostFailed error={error} retry={retry} />}
      >
        {(found) => <Kept key={id} found={found} />}
      </Resource>
    </Needs>
  )
}

function Kept({ found }: { found: VersionedPost }) {
  const { action } = useParams({ from: '/posts/$id/$action' })
  const { of = '' } = useSearch({ from: '/posts/$id/$action' })
  const keeps = useManagedOnce(found.post.pcn_code)
  if (!keeps) return <NotKept post={found.post} title="Change the post" />
  return formFor(action, of, found) || <NothingSuch found={found} />
}

/** The form for what is to be done; none where there is nothing of the kind. */
function formFor(action: string, of: string, found: VersionedPost): ReactNode {
  const { post } = found
  const one = post.assignments.find(({ id }) => id === of)
  const agreed = post.supervision_arrangements.find(({ id }) => id === of)
  const holder = post.assignments.find(({ supervision_sessions, training_records }) =>
    [...supervision_sessions, ...training_records].some(({ id }) => id === of),
  )
  const session = holder?.supervision_sessions.find(({ id }) => id === of)
  const record = holder?.training_records.find(({ id }) => id === of)
  switch (action) {
    case 'close':
      return post.closed_on === null && <CloseForm {...found} />
    case 'reopen':
      return post.closed_on !== null && <ReopenForm {...found} />
    case 'assign':
      return <AssignForm post={post} />
    case 'alter':
      return one && <AlterForm post={post} one={one} />
    case 'leave':
      return one && <LeaveForm post={post} one={one} />
    case 'supervise':
      return <SuperviseForm post={post} />
    case 'end-supervision':
      return agreed && <EndSupervisionForm post={post} one={agreed} />
    case 'hold':
      return one && <HoldForm post={post} one={one} />
    case 'withdraw-session':
      return holder && session && <WithdrawSessionForm {...{ post, one: holder, session }} />
    case 'train':
      return one && <TrainForm post={post} one={one} />
    case 'alter-training':
      return holder && record && <AlterTrainingForm {...{ post, one: holder, record }} />
    case 'withdraw-training':
      return holder && record && <WithdrawTrainingForm {...{ post, one: holder, record }} />
    default:
      return null
  }
}

/** An address that leads to nothing that can be done, or cannot any more. */
function NothingSuch({ found: { post } }: { found: VersionedPost }) {
  return (
    <>
      <PageHeader
        title="Nothing to do here"
        identity={`${post.reference} · ${post.pcn_name}`}
        breadcrumb={<PostCrumbs post={post} />}
      />
      <div className="prose">
        <p>What this address was for is done already, or was taken back.</p>
        <p>
          <Link to="/posts/$id" params={{ id: post.id }}>
            Back to the post
          </Link>
        </p>
      </div>
    </>
  )
}
