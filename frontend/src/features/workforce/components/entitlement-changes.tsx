import { Link } from '@tanstack/react-router'
import { capital, counted } from '@/shared/format/words'
import { Section } from '@/shared/ui/page'
import { concerning } from '../entitlement-model'
import type { ContractEffect, Entitlement, RateEffect } from '../queries/money'

/** So many ends of contracts before one asks for the rest: a board has dozens. */
const FEW = 3

/** Why the forecast is another than it was: each rate that took the place of one used here, and what that changed. */
export function EntitlementChanges({ answer }: { answer: Entitlement }) {
  const changes = concerning(answer)
  const ended = answer.contracts_ended
  // Said once where it holds of each.
  const allPast =
    changes.length > 0 && changes.every(({ changes_past_months }) => changes_past_months)
  if (changes.length === 0 && ended.length === 0) return null
  return (
    <Section
      title={changes.length > 0 ? 'Why the forecast changed' : 'What the forecast leaves out'}
    >
      {allPast && (
        <p>
          <b>For months that were over.</b>
        </p>
      )}
      {changes.length > 0 && (
        <ul className="prose-list">
          {changes.map((change) => (
            <li key={keyOf(change)}>
              {change.changes_past_months && !allPast && <b>For months that were over. </b>}
              <Link to="/rates/$tab/$id" params={{ tab: 'cards', id: change.rate_card_id }}>
                {change.explains}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {ended.length > 0 && <ul className="prose-list">{ended.slice(0, FEW).map(sentence)}</ul>}
      {ended.length > FEW && (
        <details>
          <summary>{capital(counted(ended.length - FEW, 'later end'))} of contracts</summary>
          <ul className="prose-list">{ended.slice(FEW).map(sentence)}</ul>
        </details>
      )}
    </Section>
  )
}

function sentence(one: ContractEffect) {
  return <li key={`${one.ends_on} ${one.role_type}`}>{one.explains}</li>
}

function keyOf({ rate_card_id, valid_from, before_pence }: RateEffect): string {
  return `${rate_card_id} ${valid_from} ${before_pence}`
}
