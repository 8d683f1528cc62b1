import { Link } from '@tanstack/react-router'
import { formatDate } from '@/shared/format/date'
import { formatRate } from '../money-words'
import type { EntitlementRate } from '../queries/money'
import { RateStatus, SourceWord, VerifiedWord } from './money-pieces'

/** What a network may spend for each weighted person, by financial year. */
export function EntitlementRatesTable({ rates }: { rates: readonly EntitlementRate[] }) {
  return (
    <table className="table table--stack">
      <caption className="hidden">Entitlement rates, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Financial year</th>
          <th scope="col" className="number">
            For each weighted person
          </th>
          <th scope="col">People counted on</th>
          <th scope="col">How well it is known</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {rates.map((rate) => (
          <tr key={rate.id}>
            <th scope="row">
              <Link to="/rates/$tab/$id" params={{ tab: 'entitlement', id: rate.id }}>
                <b>{rate.financial_year}</b>
              </Link>
            </th>
            <td className="number" data-label="Per person">
              {formatRate(rate.pence_per_weighted_person)}
            </td>
            <td data-label="Counted on">{formatDate(rate.list_date)}</td>
            <td data-label="Known">
              <span>
                <RateStatus rate={rate} />
                <br />
                <VerifiedWord rate={rate} />
              </span>
            </td>
            <td data-label="Source">
              <span>
                <SourceWord source={rate.source} url={rate.source_url} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
