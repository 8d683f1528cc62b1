import { Link } from '@tanstack/react-router'
import { WorkforceCrumbs } from './workforce-crumbs'

interface RateCrumbsProps {
  /** The list that the page is below. */
  below?: 'cards' | 'entitlement' | 'populations'
}

const LISTS = {
  cards: 'Rates',
  entitlement: 'Entitlement rates',
  populations: 'Weighted populations',
}

export function RateCrumbs({ below }: RateCrumbsProps) {
  return (
    <WorkforceCrumbs>
      {below && (
        <li>
          <Link to="/rates">Rates</Link>
        </li>
      )}
      {below && below !== 'cards' && (
        <li>
          <Link to="/rates/$tab" params={{ tab: below }}>
            {LISTS[below]}
          </Link>
        </li>
      )}
    </WorkforceCrumbs>
  )
}
