import { formatWholePounds } from '@/shared/format/money'
import { numberWord } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import type { Entitlement } from '../queries/money'

interface EntitlementLedeProps {
  name: string
  answer: Entitlement
  /** Of a board's networks together. */
  many?: boolean
}

/** Entitlement, forecast, and which of them is more. */
export function EntitlementLede({ name, answer, many = false }: EntitlementLedeProps) {
  const { financial_year, entitlement_pence, forecast_pence, headroom_pence } = answer
  const who = many ? `The PCNs of ${name} are` : `${name} is`
  if (many && answer.items.length === 0) {
    return (
      <Lede>
        {name} has <b>no PCNs within your reach</b> on this day.
      </Lede>
    )
  }
  if (entitlement_pence === null || headroom_pence === null) {
    return (
      <Lede>
        {who} forecast to spend <b>{formatWholePounds(forecast_pence)}</b> on the three personalised
        care roles in {financial_year}. <b>The entitlement is not known</b>: {whyUnknown(answer)}.
      </Lede>
    )
  }
  return (
    <Lede>
      {who} entitled to <b>{formatWholePounds(entitlement_pence)}</b> in {financial_year} and
      forecast to spend <b>{formatWholePounds(forecast_pence)}</b> on the three personalised care
      roles.{' '}
      {headroom_pence < 0 ? (
        <>
          That is <b>{formatWholePounds(-headroom_pence)} too much</b>.
        </>
      ) : (
        <>
          That leaves <b>{formatWholePounds(headroom_pence)}</b> for these and all other roles.
        </>
      )}
    </Lede>
  )
}

/** What is missing for an entitlement. */
export function whyUnknown({ rate, items }: Pick<Entitlement, 'rate' | 'items'>): string {
  if (!rate) return 'there is no entitlement rate for this year'
  const missing = items.filter((item) => item.weighted === null).length
  const of =
    missing === items.length ? '' : ` of ${numberWord(missing)} of the ${items.length} PCNs`
  return `the weighted population${of} on the rate’s list date is not`
}
