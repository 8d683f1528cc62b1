import { Link } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { PageHeader } from '@/shared/ui/page'
import { type Shape, StateWord } from '@/shared/ui/state-word'
import { ErrorPage } from '@/shared/ui/states'
import { called } from '../../words'
import type { Action } from '../queries'
import { STATUSES } from '../words'

const LOOKS: Record<Action['status'], [shape: Shape, tone: string]> = {
  open: ['ring', 'planned'],
  in_progress: ['dot', 'waiting'],
  done: ['tick', 'applied'],
  dropped: ['cross', 'left_out'],
}

/** How far an action has come, and that it is late. */
export function ActionWord({ status, is_overdue }: Pick<Action, 'status' | 'is_overdue'>) {
  const [shape, tone] = is_overdue ? (['triangle', 'put_right'] as const) : LOOKS[status]
  return (
    <StateWord shape={shape} tone={tone}>
      {called(STATUSES, status)}
      {is_overdue && ', overdue'}
    </StateWord>
  )
}

/** The way up; below the list of actions, the list too. */
export function ActionCrumbs({ below = false }: { below?: boolean }) {
  return (
    <>
      <li>
        <Link to="/embedding">Embedding</Link>
      </li>
      {below && (
        <li>
          <Link to="/embedding/actions">Improvement actions</Link>
        </li>
      )}
    </>
  )
}

/** What is not there, or not within the caller's reach: the two are one answer. */
export function ActionFailed({ error, retry }: { error: unknown; retry: () => void }) {
  const missing = error instanceof ProblemError && [404, 422, 400].includes(error.problem.status)
  if (!missing) return <ErrorPage error={error} retry={retry} />
  return (
    <>
      <PageHeader title="Improvement action not found" breadcrumb={<ActionCrumbs below />} />
      <div className="prose lead-in">
        <p>There is none at this address, or it is not within your reach.</p>
        <p>
          <Link to="/embedding/actions">Improvement actions within your reach</Link>
        </p>
      </div>
    </>
  )
}
