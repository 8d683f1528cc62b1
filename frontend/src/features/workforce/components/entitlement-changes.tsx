import { Link } from '@tanstack/react-router'
import { formatPounds } from '@/shared/format/money'
import { Section } from '@/shared/ui/page'
import { concerning } from '../entitlement-model'
import { daysWords, roleWords, zoneWithin } from '../money-words'
import type { Entitlement, RateEffect } from '../queries/money'

/** Why the forecast is another than it was: each rate that took the place of one used here, and what that changed. */
export function EntitlementChanges({ answer }: { answer: Entitlement }) {
  const changes = concerning(answer)
  if (changes.length === 0) return null
  return (
    <Section title="Why the forecast changed">
      <ul className="prose-list">
        {changes.map((change) => (
          <li key={keyOf(change)}>
            {change.changes_past_months && <b>For months that were over. </b>}
            {change.explains}
          </li>
        ))}
      </ul>
      <table className="table table--stack">
        <caption className="hidden">Rates that took another’s place in this year</caption>
        <thead>
          <tr>
            <th scope="col">Rate</th>
            <th scope="col">Days of the year</th>
            <th scope="col" className="number">
              Before
            </th>
            <th scope="col" className="number">
              Now
            </th>
            <th scope="col" className="number">
              Forecast of the year
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={keyOf(change)}>
              <th scope="row">
                <Link to="/rates/$tab/$id" params={{ tab: 'cards', id: change.rate_card_id }}>
                  {roleWords(change.role_type)}, {zoneWithin(change.pay_zone)}
                </Link>
              </th>
              <td data-label="Days">{daysWords(change.valid_from, change.valid_to)}</td>
              <td className="number" data-label="Before">
                {formatPounds(change.before_pence)}
              </td>
              <td className="number" data-label="Now">
                {formatPounds(change.annual_max_pence)}
              </td>
              <td className="number" data-label="Forecast">
                <b>{effectWords(change.effect_pence)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function keyOf({ rate_card_id, valid_from, before_pence }: RateEffect): string {
  return `${rate_card_id} ${valid_from} ${before_pence}`
}

function effectWords(pence: number): string {
  if (pence === 0) return 'The same'
  return `${formatPounds(Math.abs(pence))} ${pence > 0 ? 'higher' : 'lower'}`
}
