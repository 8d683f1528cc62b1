import { Link } from '@tanstack/react-router'
import type { Spread } from '@/api/types'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { May } from '@/shared/permission'
import { Section } from '@/shared/ui/page'

/** In place of a picture in which every borough would stand empty: which networks are where is not known. */
export function SpreadUnplaced({ spread }: { spread: Spread }) {
  const pcns = spread.unmapped?.pcns ?? 0
  return (
    <Section title="Not known by borough">
      <p>
        Not known: the {plural(pcns, 'borough', 'boroughs')} of {formatNumber(pcns)}{' '}
        {plural(pcns, 'PCN')} are not imported yet.{' '}
        <May do="organisations.import">
          <Link to="/imports/new" search={(old) => ({ ...old, kind: 'pcn_boroughs' })}>
            Import the boroughs of PCNs
          </Link>
        </May>
      </p>
    </Section>
  )
}
