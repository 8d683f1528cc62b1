import { Link } from '@tanstack/react-router'
import { formatPounds } from '@/shared/format/money'
import { capital, counted } from '@/shared/format/words'
import { Section } from '@/shared/ui/page'
import { concerning, moreOrLess } from '../entitlement-model'
import { daysWords, roleWords, zoneWithin } from '../money-words'
import type { ContractEffect, Entitlement, RateEffect } from '../queries/money'

/** So many ends of contracts before one asks for the rest: a board has dozens. */
const FEW = 3

/** Why the forecast is another than it was: each rate that took the place of one used here, and what that changed. */
export function EntitlementChanges({ answer }: { answer: Entitlement }) {
  const changes = concerning(answer)
  const ended = answer.contracts_ended
  if (changes.length === 0 && ended.length === 0) return null
  return (
    <Section
      title={changes.length > 0 ? 'Why the forecast changed' : 'What the forecast leaves out'}
    >
      <ul className="prose-list">
        {changes.map((change) => (
          <li key={keyOf(change)}>
            {change.changes_past_months && <b>For months that were over. </b>}
            {change.explains}
          </li>
        ))}
        {ended.slice(0, FEW).map(sentence)}
      </ul>
      {ended.length > FEW && (
        <details>
          <summary>{capital(counted(ended.length - FEW, 'later end'))} of contracts</summary>
          <ul className="prose-list">{ended.slice(FEW).map(sentence)}</ul>
        </details>
      )}
      {changes.length > 0 && <RatesTable changes={changes} />}
    </Section>
  )
}

function sentence(one: ContractEffect) {
  return <li key={`${one.ends_on} ${one.role_type}`}>{one.explains}</li>
}

function RatesTable({ changes }: { changes: readonly RateEffect[] }) {
  return (
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
              <b>{moreOrLess(change.effect_pence, formatPounds)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function keyOf({ rate_card_id, valid_from, before_pence }: RateEffect): string {
  return `${rate_card_id} ${valid_from} ${before_pence}`
}
