import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ProblemError } from '@/api/problem'
import { PageHeader } from '@/shared/ui/page'
import { type Shape, StateWord } from '@/shared/ui/state-word'
import { ErrorPage } from '@/shared/ui/states'
import { called } from '../../words'
import type { Assessment } from '../queries'
import { STATUSES } from '../words'

const LOOKS: Record<Assessment['status'], [shape: Shape, tone: string]> = {
  draft: ['ring', 'planned'],
  submitted: ['dot', 'waiting'],
  returned: ['triangle', 'put_right'],
  validated: ['tick', 'waiting'],
  published: ['tick', 'applied'],
  superseded: ['bars', 'left_out'],
  discarded: ['cross', 'left_out'],
}

/** How far an assessment has come. */
export function AssessmentWord({ status }: Pick<Assessment, 'status'>) {
  const [shape, tone] = LOOKS[status]
  return (
    <StateWord shape={shape} tone={tone}>
      {called(STATUSES, status)}
    </StateWord>
  )
}

interface CrumbsProps {
  /** The assessment the page is below. */
  of?: Assessment
  below?: boolean
}

export function AssessmentCrumbs({ of, below = false }: CrumbsProps) {
  return (
    <>
      <li>
        <Link to="/">London</Link>
      </li>
      {(below || of) && (
        <li>
          <Link to="/embedding/assessments">Assessments</Link>
        </li>
      )}
      {of && (
        <li>
          <Link to="/embedding/assessments/$id" params={{ id: of.id }}>
            {of.pcn_name}
          </Link>
        </li>
      )}
    </>
  )
}

/** What is not there, or not within the caller's reach: the two are one answer. */
export function AssessmentFailed({ error, retry }: { error: unknown; retry: () => void }) {
  const missing = error instanceof ProblemError && [404, 422, 400].includes(error.problem.status)
  if (!missing) return <ErrorPage error={error} retry={retry} />
  return (
    <NotHere title="Assessment not found">
      <p>There is none at this address, or it is not within your reach.</p>
    </NotHere>
  )
}

export function NotHere({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <PageHeader title={title} breadcrumb={<AssessmentCrumbs below />} />
      <div className="prose lead-in">
        {children}
        <p>
          <Link to="/embedding/assessments">All assessments within your reach</Link>
        </p>
      </div>
    </>
  )
}

/** One per cent score as a bar: the words beside it say the same. */
export function ScoreBar({ score }: { score: number | null }) {
  return (
    <span className="score-bar" aria-hidden="true">
      <span style={{ width: `${score ?? 0}%` }} />
    </span>
  )
}
