import { Link } from '@tanstack/react-router'
import { ProblemError } from '@/api/problem'
import { PageHeader } from '@/shared/ui/page'
import { type Shape, StateWord } from '@/shared/ui/state-word'
import { ErrorPage } from '@/shared/ui/states'
import { AssessmentWord } from '../../assessment/components/pieces'
import { called } from '../../words'
import type { Campaign, CampaignNetwork } from '../queries'
import { CAMPAIGN_STATUSES, STATES } from '../words'

const LOOKS: Record<Campaign['status'], [shape: Shape, tone: string]> = {
  planned: ['ring', 'planned'],
  open: ['dot', 'waiting'],
  overdue: ['triangle', 'put_right'],
  closed: ['bars', 'left_out'],
}

/** How a campaign stands today. */
export function CampaignWord({ status }: Pick<Campaign, 'status'>) {
  const [shape, tone] = LOOKS[status]
  return (
    <StateWord shape={shape} tone={tone}>
      {called(CAMPAIGN_STATUSES, status)}
    </StateWord>
  )
}

/** How far a network is with what it was asked. */
export function NetworkWord({ state }: Pick<CampaignNetwork, 'state'>) {
  if (state !== 'not_begun') return <AssessmentWord status={state} />
  return (
    <StateWord shape="cross" tone="left_out">
      {called(STATES, state)}
    </StateWord>
  )
}

interface CrumbsProps {
  /** The campaign the page is below. */
  of?: Pick<Campaign, 'id' | 'title'>
  below?: boolean
}

export function CampaignCrumbs({ of, below = false }: CrumbsProps) {
  return (
    <>
      <li>
        <Link to="/embedding">Embedding</Link>
      </li>
      {(below || of) && (
        <li>
          <Link to="/embedding/campaigns">Campaigns</Link>
        </li>
      )}
      {of && (
        <li>
          <Link to="/embedding/campaigns/$id" params={{ id: of.id }}>
            {of.title}
          </Link>
        </li>
      )}
    </>
  )
}

/** What is not there, or not within the caller's reach: the two are one answer. */
export function CampaignFailed({ error, retry }: { error: unknown; retry: () => void }) {
  const missing = error instanceof ProblemError && [404, 422, 400].includes(error.problem.status)
  if (!missing) return <ErrorPage error={error} retry={retry} />
  return (
    <>
      <PageHeader title="Campaign not found" breadcrumb={<CampaignCrumbs below />} />
      <div className="prose lead-in">
        <p>There is none at this address, or it is not within your reach.</p>
        <p>
          <Link to="/embedding/campaigns">All campaigns within your reach</Link>
        </p>
      </div>
    </>
  )
}
