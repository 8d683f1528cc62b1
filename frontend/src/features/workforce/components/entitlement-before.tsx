import { Link } from '@tanstack/react-router'
import { formatDate, formatInstant } from '@/shared/format/date'
import { formatPounds } from '@/shared/format/money'
import { Section } from '@/shared/ui/page'
import { moreOrLess, successors } from '../entitlement-model'
import { formatRate } from '../money-words'
import type { Entitlement } from '../queries/money'

/** Why the entitlement is another than it was: each rate of the year that gave way, since when, and what that changed. */
export function EntitlementBefore({ answer }: { answer: Entitlement }) {
  const { rates_before: before, rate } = answer
  if (before.length === 0) return null
  return (
    <Section title="Why the entitlement changed">
      <ul className="prose-list">
        {before.map((one) => (
          <li key={one.entitlement_rate_id}>{one.explains}</li>
        ))}
      </ul>
      <table className="table table--stack">
        <caption className="hidden">Rates of entitlement that held for this year before</caption>
        <thead>
          <tr>
            <th scope="col">Earlier rate</th>
            <th scope="col">Known here</th>
            <th scope="col">List date</th>
            <th scope="col" className="number">
              Then
            </th>
            <th scope="col" className="number">
              Entitlement of the year
            </th>
          </tr>
        </thead>
        <tbody>
          {successors(before, rate).map(({ one, next }) => (
            <tr key={one.entitlement_rate_id}>
              <th scope="row">
                <Link
                  to="/rates/$tab/$id"
                  params={{ tab: 'entitlement', id: one.entitlement_rate_id }}
                >
                  {formatRate(one.pence_per_weighted_person)} a person
                </Link>
              </th>
              <td data-label="Known here">
                {formatInstant(one.recorded_at)} to {formatInstant(one.replaced_at)}
              </td>
              <td data-label="List date">{formatDate(one.list_date)}</td>
              <td className="number" data-label="Then">
                {next === undefined ? (
                  <span className="secondary">Not known</span>
                ) : (
                  formatRate(next)
                )}
              </td>
              <td className="number" data-label="Entitlement">
                {one.effect_pence === null ? (
                  <span className="secondary">Not known</span>
                ) : (
                  <b>{moreOrLess(one.effect_pence, formatPounds)}</b>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
