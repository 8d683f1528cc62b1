import { Link } from '@tanstack/react-router'
import { formatPounds } from '@/shared/format/money'
import { daysWords, roleWords, zoneWords } from '../money-words'
import type { RateCard } from '../queries/money'
import { RateStatus, SourceWord, VerifiedWord } from './money-pieces'

/** What is reimbursed at most for one whole-time post in a year, by role, zone and days. */
export function RateCardsTable({ cards }: { cards: readonly RateCard[] }) {
  return (
    <table className="table table--stack table--rates">
      <caption className="hidden">Reimbursement rates, by role, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Role and zone</th>
          <th scope="col">Days</th>
          <th scope="col" className="number">
            Most for a year
          </th>
          <th scope="col">How well it is known</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {cards.map((card) => (
          <tr key={card.id}>
            <th scope="row">
              <Link to="/rates/$tab/$id" params={{ tab: 'cards', id: card.id }}>
                <b>{roleWords(card.role_type)}</b>
              </Link>
              <span className="row-note">{zoneWords(card.pay_zone)}</span>
            </th>
            <td data-label="Days">{daysWords(card.valid_from, card.valid_to)}</td>
            <td className="number" data-label="Most for a year">
              {formatPounds(card.annual_max_pence)}
            </td>
            <td data-label="Known">
              <span>
                <RateStatus rate={card} />
                <br />
                <VerifiedWord rate={card} />
              </span>
            </td>
            <td data-label="Source">
              <span>
                <SourceWord source={card.source} url={card.source_url} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
