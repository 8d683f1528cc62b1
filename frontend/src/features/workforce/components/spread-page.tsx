import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Spread } from '@/api/types'
import { PositionList } from '@/shared/as-of/position-list'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { PageHeader, Section } from '@/shared/ui/page'
import { isUnplaced } from '../spread-model'
import type { CountedRole } from '../spread-search'
import { SpreadFigure } from './spread-figure'
import { SpreadLede } from './spread-lede'
import { SpreadUnplaced } from './spread-unplaced'
import { WorkforceCrumbs } from './workforce-crumbs'

export const TITLE = 'Spread of the workforce'

interface SpreadPageProps {
  spread: Spread
  role: CountedRole
  /** What the whole is called: London, or a board. */
  whole: string
  identity: ReactNode
  board?: { code: string; name: string }
  picker: ReactNode
}

/** How the workforce is spread, over London or a board. */
export function SpreadPage({ spread, role, whole, identity, board, picker }: SpreadPageProps) {
  const known = spread.total.pcns_counted > 0
  return (
    <>
      <PageHeader
        title={TITLE}
        {...(board && { tab: `${TITLE}, ${whole}` })}
        identity={identity}
        breadcrumb={<WorkforceCrumbs board={board} />}
        side={<PositionList />}
      />
      <SpreadLede spread={spread} role={role} whole={whole} />
      {picker}
      {isUnplaced(spread) ? (
        <SpreadUnplaced spread={spread} />
      ) : known ? (
        <SpreadFigure spread={spread} role={role} whole={whole} />
      ) : (
        <NothingKnown spread={spread} />
      )}
      <Section title="What this does not say">
        <div className="prose">
          <p>
            A higher figure is not a better one. PCNs differ in age, need, in how they share staff
            across borders and in what their practices and voluntary sector do without such a post.
            The groups are sorted so that the range can be seen, not to rank anyone.
          </p>
          <p>
            {spread.source === 'posts'
              ? 'WTE is what is in post of the posts kept here. '
              : `FTE is what was returned for ${spread.census_on ? formatDate(spread.census_on) : 'the newest census'}, without link workers counted as mental health practitioners. `}
            People are those registered with the practices of the PCNs whose WTE is known, so that
            both are of the same PCNs: {formatNumber(spread.total.pcns_counted)} of{' '}
            {formatNumber(spread.total.pcns)}.
          </p>
        </div>
      </Section>
    </>
  )
}

function NothingKnown({ spread }: { spread: Spread }) {
  if (spread.total.pcns === 0) {
    return (
      <Section title={`No PCNs on ${formatDate(spread.as_of)}`}>
        <p>
          The board has no PCNs on this day. One that was abolished has them on the days before, one
          that is new on the days after; change the date above.
        </p>
      </Section>
    )
  }
  return (
    <Section title="Nothing is known of this day">
      <p>
        {spread.source === 'posts'
          ? 'No PCN within your reach keeps posts here on this day. '
          : 'No census up to this day has been imported. '}
        <Link
          to="."
          search={(old) => ({ ...old, source: spread.source === 'posts' ? 'return' : undefined })}
        >
          See {spread.source === 'posts' ? 'the official return' : 'the posts kept here'} instead
        </Link>
      </p>
    </Section>
  )
}
