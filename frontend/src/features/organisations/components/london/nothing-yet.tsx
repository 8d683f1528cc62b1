import { Link } from '@tanstack/react-router'
import type { Icb, RegionOrganisations } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { May } from '@/shared/permission'
import { Section } from '@/shared/ui/page'
import { FIRST_PCNS } from '../../london-words'
import { BoardsSection } from './boards-section'

/** Nothing to count: either the day lies before the first PCNs, or no file has been imported yet. */
export function NothingYet({
  region,
  boards,
}: {
  region: RegionOrganisations
  /** Unknown where they could not be had. */
  boards: readonly Icb[] | undefined
}) {
  const { change } = useAsOf()
  const first = region.evidence_after
  if (region.as_of < FIRST_PCNS) {
    return (
      <Section title="No PCNs on this day">
        <p>
          Primary care networks began on {formatDate(FIRST_PCNS)}. Before then there is nothing to
          count.
        </p>
        <p>
          <button type="button" className="link-button" onClick={() => change(FIRST_PCNS)}>
            Go to {formatDate(FIRST_PCNS)}
          </button>
        </p>
      </Section>
    )
  }
  return (
    <>
      <Section title="No PCNs are known for this day">
        <p>
          Which PCNs there are, their practices and their people come from published files, and none
          that speaks of this day has been imported here.
        </p>
        <p>
          <May do="imports.create">
            <Link to="/imports/new">Import a file</Link>
          </May>
          {first && (
            <>
              {' '}
              or{' '}
              <button type="button" className="link-button" onClick={() => change(first)}>
                go to {formatDate(first)}
              </button>
              , the first day that one describes
            </>
          )}
        </p>
      </Section>
      <div className="section">
        <BoardsSection region={region} boards={boards} />
      </div>
    </>
  )
}
