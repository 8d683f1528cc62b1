import { Link } from '@tanstack/react-router'
import { formatDate, formatInstant } from '@/shared/format/date'
import { plural } from '@/shared/format/words'
import type { Campaign, CampaignNetwork } from '../queries'
import { useBoardsViews } from '../use-boards-views'
import { NetworkWord } from './pieces'

interface ChaseTableProps {
  of: Campaign
  items: readonly CampaignNetwork[]
}

/** Networks, how far each is and since when, and when one of theirs was published last. */
export function ChaseTable({ of, items }: ChaseTableProps) {
  const boards = useBoardsViews(of, items)
  return (
    <table className="table table--stack">
      <caption className="hidden">Networks the campaign asks, and how far they are</caption>
      <thead>
        <tr>
          <th scope="col">Network</th>
          <th scope="col">How far</th>
          <th scope="col">Since</th>
          <th scope="col">Overdue</th>
          <th scope="col">Last published</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.pcn_code}>
            <th scope="row">
              <Link to="/pcns/$code/embedding" params={{ code: one.pcn_code }}>
                <b>{one.pcn_name}</b>
              </Link>
              <span className="row-note">
                {one.pcn_code}
                {one.borough_name && ` · ${one.borough_name}`}
              </span>
            </th>
            <td data-label="How far">
              <span>
                <NetworkWord state={one.state} />
                {one.board_assessment_id && (
                  <span className="row-note">
                    Cannot begin:{' '}
                    <Link to="/embedding/assessments/$id" params={{ id: one.board_assessment_id }}>
                      the board’s own view<span className="hidden"> of {one.pcn_name}</span> is open
                    </Link>
                    {boards.has(one.board_assessment_id) &&
                      `, ${boards.get(one.board_assessment_id)}`}
                  </span>
                )}
                {one.assessment_id && (
                  <span className="row-note">
                    <Link to="/embedding/assessments/$id" params={{ id: one.assessment_id }}>
                      Open it<span className="hidden">, of {one.pcn_name}</span>
                    </Link>
                  </span>
                )}
              </span>
            </td>
            <td data-label="Since">{sinceOf(one)}</td>
            <td data-label="Overdue">
              {one.days_overdue > 0
                ? `${one.days_overdue} ${plural(one.days_overdue, 'day')}`
                : 'No'}
            </td>
            <td data-label="Last published">
              {one.last_published_on ? formatDate(one.last_published_on) : 'Never'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The day of the step it has come to. */
function sinceOf({ state, opened_at, submitted_at, published_on }: CampaignNetwork): string {
  if (state === 'published' && published_on) return formatDate(published_on)
  if (state !== 'draft' && submitted_at) return `Submitted ${formatInstant(submitted_at)}`
  return opened_at ? `Begun ${formatInstant(opened_at)}` : 'Not begun'
}
