import { useQuery } from '@tanstack/react-query'
import { formatDate } from '@/shared/format/date'
import { formatPounds } from '@/shared/format/money'
import { Facts, Section } from '@/shared/ui/page'
import { paidOf } from '../claim-beside'
import { formatWte, zoneWords } from '../money-words'
import { claimedPostsQuery, claimedRatesQuery, claimedReturnQuery } from '../queries/claim-beside'
import type { Claim } from '../queries/money'

const MONTHS = 12
const NOT_KNOWN = <span className="secondary">Not known</span>

/** What a claim is judged by: who was in post, what the scheme pays of that, at most how much, and what was returned. */
export function ClaimBeside({ claim }: { claim: Claim }) {
  const { data: found } = useQuery(claimedPostsQuery(claim))
  const { data: rates } = useQuery(claimedRatesQuery(claim))
  const { data: returned } = useQuery(claimedReturnQuery(claim))
  const paid = found && found.posts.length > 0 ? paidOf(found.posts) : undefined
  return (
    <Section title="To judge it by">
      <Facts
        rows={[
          [
            'In post',
            paid && found ? `${formatWte(paid.wte)} WTE on ${formatDate(found.as_of)}` : NOT_KNOWN,
          ],
          ['Of it the scheme pays', paid ? `${formatWte(paid.scheme)} WTE` : NOT_KNOWN],
          [
            'At most, for 1 WTE a month',
            rates && rates.length > 0
              ? rates
                  .map(
                    ({ pay_zone, annual_max_pence }) =>
                      `${formatPounds(Math.round(annual_max_pence / MONTHS))} (${zoneWords(pay_zone)})`,
                  )
                  .join(', ')
              : NOT_KNOWN,
          ],
          [
            'Official return of the month',
            returned === undefined
              ? NOT_KNOWN
              : returned === null
                ? 'No census in this month'
                : returned.fte === null
                  ? 'No return'
                  : `${formatWte(returned.fte)} FTE`,
          ],
        ]}
      />
    </Section>
  )
}
