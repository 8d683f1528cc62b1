import { Link } from '@tanstack/react-router'
import { formatWholePounds } from '@/shared/format/money'
import { Section } from '@/shared/ui/page'
import type { Entitlement } from '../queries/money'

const NOT_KNOWN = <span className="secondary">Not known</span>

/** Each network of a board: what it is entitled to, what it claimed, what it is forecast to spend. */
export function EntitlementNetworks({ answer }: { answer: Entitlement }) {
  const { items, financial_year } = answer
  if (items.length === 0) return null
  return (
    <Section title="PCN by PCN">
      <table className="table table--stack table--lead">
        <caption className="hidden">Entitlement and forecast by PCN, by name</caption>
        <thead>
          <tr>
            <th scope="col">PCN</th>
            <th scope="col" className="number">
              Entitlement
            </th>
            <th scope="col" className="number">
              Claimed
            </th>
            <th scope="col" className="number">
              Forecast
            </th>
            <th scope="col" className="number">
              Left
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.pcn_code}>
              <th scope="row">
                <Link
                  to="/pcns/$code/entitlement"
                  params={{ code: item.pcn_code }}
                  search={(old) => ({ as_of: old.as_of, financial_year })}
                >
                  {item.pcn_name}
                </Link>
              </th>
              <td className="number" data-label="Entitlement">
                {known(item.entitlement_pence)}
              </td>
              <td className="number" data-label="Claimed">
                {formatWholePounds(item.claimed_pence)}
              </td>
              <td className="number" data-label="Forecast">
                {formatWholePounds(item.forecast_pence)}
              </td>
              <td className="number" data-label="Left">
                <Left pence={item.headroom_pence} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">All {items.length} PCNs</th>
            <td className="number" data-label="Entitlement">
              <b>{known(answer.entitlement_pence)}</b>
            </td>
            <td className="number" data-label="Claimed">
              <b>{formatWholePounds(answer.claimed_pence)}</b>
            </td>
            <td className="number" data-label="Forecast">
              <b>{formatWholePounds(answer.forecast_pence)}</b>
            </td>
            <td className="number" data-label="Left">
              <b>
                <Left pence={answer.headroom_pence} />
              </b>
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  )
}

function known(pence: number | null) {
  return pence === null ? NOT_KNOWN : formatWholePounds(pence)
}

function Left({ pence }: { pence: number | null }) {
  if (pence === null) return NOT_KNOWN
  return pence < 0 ? `${formatWholePounds(-pence)} over` : formatWholePounds(pence)
}
