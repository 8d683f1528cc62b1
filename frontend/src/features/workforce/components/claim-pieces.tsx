import { Link } from '@tanstack/react-router'
import { formatPounds } from '@/shared/format/money'
import { type Shape, StateWord } from '@/shared/ui/state-word'
import { claimStatusWords, formatWte } from '../money-words'
import type { Claim } from '../queries/money'
import { WorkforceCrumbs } from './workforce-crumbs'

const LOOKS: Record<Claim['status'], [shape: Shape, tone: string]> = {
  recorded: ['ring', 'waiting'],
  icb_approved: ['tick', 'applied'],
  adjusted: ['dot', 'planned'],
}

/** How far a claim has come. */
export function ClaimWord({ status }: Pick<Claim, 'status'>) {
  const [shape, tone] = LOOKS[status]
  return (
    <StateWord shape={shape} tone={tone}>
      {claimStatusWords(status)}
    </StateWord>
  )
}

export function ClaimCrumbs({ below = false }: { below?: boolean }) {
  return (
    <WorkforceCrumbs>
      {below && (
        <li>
          <Link to="/claims">Claims</Link>
        </li>
      )}
    </WorkforceCrumbs>
  )
}

/** What a claim says as it stands. */
export function ClaimNow({ claim }: { claim: Claim }) {
  return (
    <p>
      {formatPounds(claim.amount_pence)} for {formatWte(claim.wte)} WTE.{' '}
      <ClaimWord status={claim.status} />
    </p>
  )
}
