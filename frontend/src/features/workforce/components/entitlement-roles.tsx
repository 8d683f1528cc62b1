import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatPounds } from '@/shared/format/money'
import { capital, counted, numberWord } from '@/shared/format/words'
import { Section } from '@/shared/ui/page'
import { unverified } from '../entitlement-model'
import { formatWte, roleWords, zoneWithin } from '../money-words'
import type { Entitlement, RateCard } from '../queries/money'
import { rateCardsOfQuery } from '../queries/rates'
import { VerifiedWord } from './money-pieces'

/** What each role costs in the year, and with which rates. */
export function EntitlementRoles({ answer }: { answer: Entitlement }) {
  const { roles } = answer
  const { data: cards = [] } = useQuery(
    rateCardsOfQuery(roles.flatMap((role) => role.rate_card_ids)),
  )
  return (
    <Section title="What each role costs">
      <RatesNote cards={cards} missing={answer.posts_without_rate} />
      <table className="table table--stack table--lead">
        <caption className="hidden">Cost of the year by role, and the rates it stands on</caption>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col" className="number">
              WTE paid, mean
            </th>
            <th scope="col" className="number">
              Claimed
            </th>
            <th scope="col" className="number">
              Still forecast
            </th>
            <th scope="col" className="number">
              Year
            </th>
            <th scope="col">Rates of the forecast</th>
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => (
            <tr key={role.role_type}>
              <th scope="row">{roleWords(role.role_type)}</th>
              <td className="number" data-label="WTE, mean">
                {formatWte(role.wte)}
              </td>
              <td className="number" data-label="Claimed">
                {formatPounds(role.claimed_pence)}
              </td>
              <td className="number" data-label="Still forecast">
                {formatPounds(role.forecast_pence)}
              </td>
              <td className="number" data-label="Year">
                <b>{formatPounds(role.amount_pence)}</b>
              </td>
              <td data-label="Rates">
                <Rates cards={cards.filter(({ id }) => role.rate_card_ids.includes(id))} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function RatesNote({ cards, missing }: { cards: readonly RateCard[]; missing: number }) {
  const open = unverified(cards).length
  return (
    <>
      {open > 0 && (
        <p className="small table-note">
          <b>
            {open === cards.length ? 'None' : capital(numberWord(cards.length - open))} of the{' '}
            {counted(cards.length, 'rate')}
          </b>{' '}
          it stands on {cards.length - open > 1 ? 'have' : 'has'} been checked with the document
          that sets it.
        </p>
      )}
      {missing > 0 && (
        <p className="small table-note">
          For <b>{counted(missing, 'month of a post', 'months of posts')}</b> no rate is known: what
          they cost is in no sum. <Link to="/rates">See the rates</Link>
        </p>
      )}
    </>
  )
}

function Rates({ cards }: { cards: readonly RateCard[] }) {
  if (cards.length === 0) return <span className="secondary">None needed</span>
  return (
    <ul>
      {cards.map((card) => (
        <li key={card.id}>
          <Link to="/rates/$tab/$id" params={{ tab: 'cards', id: card.id }}>
            {formatPounds(card.annual_max_pence)} a year, {zoneWithin(card.pay_zone)}
          </Link>{' '}
          <VerifiedWord rate={card} />
        </li>
      ))}
    </ul>
  )
}
