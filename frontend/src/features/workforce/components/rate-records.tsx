import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { answer, api } from '@/api/client'
import { formatDate } from '@/shared/format/date'
import { formatPounds } from '@/shared/format/money'
import { useRequestKey } from '@/shared/ui/form'
import { Resource } from '@/shared/ui/states'
import { daysWords, formatRate, roleWithin, roleWords, zoneWithin } from '../money-words'
import { entitlementRateQuery, rateCardQuery } from '../queries/rates'
import { OutOfReach } from './money-pieces'
import { RatePage } from './rate-page'

/** One reimbursement rate. */
export function RateCardRecord({ id }: { id: string }) {
  const query = useQuery(rateCardQuery(id))
  const keyOf = useRequestKey()
  return (
    <Resource
      query={query}
      form
      failed={(error, retry) => <OutOfReach noun="Rate" code={id} error={error} retry={retry} />}
    >
      {({ record: card, etag }) => (
        <RatePage
          rate={card}
          title={`${roleWords(card.role_type)}, ${zoneWithin(card.pay_zone)}`}
          lede={
            <>
              At most <b>{formatPounds(card.annual_max_pence)}</b> a year is reimbursed for a
              whole-time post of {roleWithin(card.role_type)},{' '}
              {daysWords(card.valid_from, card.valid_to).toLowerCase().startsWith('from')
                ? `from ${formatDate(card.valid_from)} on`
                : daysWords(card.valid_from, card.valid_to)}
              .{card.is_back_dated && ' It was known only after its first day.'}
            </>
          }
          below="cards"
          table="rate_cards"
          facts={[
            ['Days', daysWords(card.valid_from, card.valid_to)],
            ['Most for a year', formatPounds(card.annual_max_pence)],
          ]}
          successor={
            card.superseded_by && (
              <Link to="/rates/$tab/$id" params={{ tab: 'cards', id: card.superseded_by }}>
                The rate in its place
              </Link>
            )
          }
          send={(body) => {
            const header = { 'If-Match': etag, 'Idempotency-Key': keyOf(id, etag, body) }
            const params = { path: { id }, header }
            return answer(api.PATCH('/api/v1/rate_cards/{id}', { params, body }))
          }}
        />
      )}
    </Resource>
  )
}

/** One entitlement rate. */
export function EntitlementRateRecord({ id }: { id: string }) {
  const query = useQuery(entitlementRateQuery(id))
  const keyOf = useRequestKey()
  return (
    <Resource
      query={query}
      form
      failed={(error, retry) => <OutOfReach noun="Rate" code={id} error={error} retry={retry} />}
    >
      {({ record: rate, etag }) => (
        <RatePage
          rate={rate}
          title={`Entitlement rate ${rate.financial_year}`}
          lede={
            <>
              A PCN is entitled to <b>{formatRate(rate.pence_per_weighted_person)}</b> for each of
              its weighted people on {formatDate(rate.list_date)}.
            </>
          }
          below="entitlement"
          table="entitlement_rates"
          facts={[
            ['Financial year', rate.financial_year],
            ['For each weighted person', formatRate(rate.pence_per_weighted_person)],
            ['People counted on', formatDate(rate.list_date)],
          ]}
          successor={
            rate.superseded_by && (
              <Link to="/rates/$tab/$id" params={{ tab: 'entitlement', id: rate.superseded_by }}>
                The rate in its place
              </Link>
            )
          }
          send={(body) => {
            const header = { 'If-Match': etag, 'Idempotency-Key': keyOf(id, etag, body) }
            const params = { path: { id }, header }
            return answer(api.PATCH('/api/v1/entitlement_rates/{id}', { params, body }))
          }}
        />
      )}
    </Resource>
  )
}
