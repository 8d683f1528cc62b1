import { useQuery } from '@tanstack/react-query'
import { formatInstant } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import { verificationQuery } from '../queries'

/** Whether the audit can be believed. */
export function VerificationLede({ seen }: { seen: number | null | undefined }) {
  const { data } = useQuery(verificationQuery)
  if (!data) return <Lede>{'\u00a0'}</Lede>
  if (data.status === 'broken') {
    return (
      <Lede>
        <b>The audit is broken</b>: {data.first_bad?.message}
      </Lede>
    )
  }
  return (
    <Lede>
      <b>
        {formatNumber(data.up_to_sequence)} {plural(data.up_to_sequence, 'event')}, and the audit is
        intact
      </b>
      : all of it was read anew on {formatInstant(data.checked_at)}.
      {typeof seen === 'number' && seen < data.up_to_sequence && (
        <> You see {formatNumber(seen)} of them: the others touch nothing within your reach.</>
      )}
    </Lede>
  )
}
