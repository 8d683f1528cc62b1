import type { Icb, RegionOrganisations } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate } from '@/shared/format/date'
import { numberWord } from '@/shared/format/words'
import { focusHeading } from '@/shared/ui/page'
import { openOn } from '../../model'
import { regionFile } from '../../region-queries'
import { BoardTotals } from './board-totals'

interface BoardsSectionProps {
  region: RegionOrganisations
  /** Unknown where they could not be had: then nothing is said of how many there were. */
  boards: readonly Icb[] | undefined
}

/** London's boards on the day with what each holds; before there were any, that and where they begin. */
export function BoardsSection({ region, boards }: BoardsSectionProps) {
  const { asOf } = useAsOf()
  const standing = boards && openOn(boards, region.as_of)
  const title = !standing
    ? `Boards on ${formatDate(region.as_of)}`
    : standing.length === 0
      ? 'No boards on this day'
      : `The ${numberWord(standing.length)} boards on ${formatDate(region.as_of)}`
  return (
    <section className="board-totals" aria-labelledby="board-totals">
      <div className="section__head">
        <h3 id="board-totals">{title}</h3>
        <div className="actions">
          <a href={regionFile('organisations', asOf)} download>
            Download CSV<span className="hidden"> of boards</span>
          </a>
        </div>
      </div>
      {boards && standing?.length === 0 && <BeforeBoards boards={boards} />}
      <BoardTotals region={region} />
    </section>
  )
}

/** What to know, and where to go, about a day on which there were no boards. */
export function BeforeBoards({ boards }: { boards: readonly Icb[] }) {
  const { change } = useAsOf()
  const opened = boards.map((board) => board.valid_from).sort()[0]
  if (!opened) return <p>There is nothing to list.</p>
  return (
    <p className="small table-note">
      Integrated care boards began on {formatDate(opened)}. Until then PCNs are shown under the
      board their area went to, carried back.{' '}
      <button
        type="button"
        className="link-button"
        onClick={() => {
          change(opened)
          focusHeading()
        }}
      >
        Go to {formatDate(opened)}
      </button>
    </p>
  )
}
