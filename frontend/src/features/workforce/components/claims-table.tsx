import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatPoundsAndPence } from '@/shared/format/money'
import { monthWords, roleWords } from '../money-words'
import { type Claim, pcnNamesQuery } from '../queries/money'
import { ClaimWord } from './claim-pieces'

/** One page of claims: of which month, whose, how much, and how far each has come. */
export function ClaimsTable({ claims }: { claims: readonly Claim[] }) {
  const { data: names = [] } = useQuery(pcnNamesQuery(claims.map((claim) => claim.pcn_code)))
  return (
    <table className="table table--stack">
      <caption className="hidden">Claims, the newest month first</caption>
      <thead>
        <tr>
          <th scope="col">Month and role</th>
          <th scope="col">PCN</th>
          <th scope="col" className="number">
            WTE
          </th>
          <th scope="col" className="number">
            Amount
          </th>
          <th scope="col">Status</th>
        </tr>
      </thead>
      <tbody>
        {claims.map(({ id, month, role_type, pcn_code, wte, amount_pence, status }) => (
          <tr key={id}>
            <th scope="row">
              <Link to="/claims/$id" params={{ id }}>
                <b>{monthWords(month)}</b>
                <span className="hidden">
                  , {roleWords(role_type)}, {pcn_code}
                </span>
              </Link>
              <span className="row-note" aria-hidden="true">
                {roleWords(role_type)}
              </span>
            </th>
            <td data-label="PCN">
              <span>
                {names.find((one) => one.ods_code === pcn_code)?.name ?? pcn_code}
                <span className="row-note">{pcn_code}</span>
              </span>
            </td>
            <td className="number" data-label="WTE">
              {wte.toFixed(2)}
            </td>
            <td className="number" data-label="Amount">
              {formatPoundsAndPence(amount_pence)}
            </td>
            <td data-label="Status">
              <ClaimWord status={status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
