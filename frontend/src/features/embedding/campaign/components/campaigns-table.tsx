import { Link } from '@tanstack/react-router'
import { formatDate } from '@/shared/format/date'
import type { Campaign } from '../queries'
import { setWords } from '../words'
import { CampaignWord } from './pieces'

/** One page of campaigns: whose, until when, and how far the networks are. */
export function CampaignsTable({ items }: { items: readonly Campaign[] }) {
  return (
    <table className="table table--stack">
      <caption className="hidden">Campaigns, the last due first</caption>
      <thead>
        <tr>
          <th scope="col">Campaign</th>
          <th scope="col">Stands</th>
          <th scope="col">Due</th>
          <th scope="col">Published</th>
          <th scope="col">With the board</th>
          <th scope="col">Worked at</th>
          <th scope="col">Not begun</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link to="/embedding/campaigns/$id" params={{ id: one.id }}>
                <b>{one.title}</b>
              </Link>
              <span className="row-note">
                {one.icb_name} · {setWords(one.criteria_set)}
              </span>
            </th>
            <td data-label="Stands">
              <CampaignWord status={one.status} />
            </td>
            <td data-label="Due">{formatDate(one.due_on)}</td>
            <td data-label="Published">
              <span>
                {one.published} of {one.pcns}
              </span>
            </td>
            <td data-label="With the board">{one.in_review}</td>
            <td data-label="Worked at">{one.in_progress}</td>
            <td data-label="Not begun">{one.not_begun}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
