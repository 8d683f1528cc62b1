import { Link } from '@tanstack/react-router'
import type { Import } from '@/api/types'
import { capital } from '@/shared/format/words'
import { byAction, type Group, shownCounts } from '../tally'
import { actionWords, figure, isOfOrganisations } from '../words'

interface LedgerProps {
  plan: Import
  /** What is counted from the list of changes; until it is there, the plan's own figures do. */
  groups: readonly Group[] | undefined
}

/** How many changes do what; each leads to those changes. */
export function Ledger({ plan, groups }: LedgerProps) {
  const own: [Group['action'], number][] = [
    ['create', plan.created],
    ['rename', plan.renamed],
    ['move', plan.moved],
    ['close', plan.closed],
  ]
  const counted = groups ? byAction(groups) : own.map(([action, total]) => ({ action, total }))
  const entries = shownCounts(counted, isOfOrganisations(plan.kind))
  return (
    <ul className="ledger" aria-label="Changes by what they do">
      {entries.map(({ action, total }) => (
        <li key={action}>
          <b>{figure(total)}</b>{' '}
          {total > 0 ? (
            <Link
              to="."
              search={(old) => ({ ...old, action, record_type: undefined, changes: undefined })}
              resetScroll={false}
            >
              {capital(actionWords[action])}
            </Link>
          ) : (
            <span className="secondary">{capital(actionWords[action])}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
