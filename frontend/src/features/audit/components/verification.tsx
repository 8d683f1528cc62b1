import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Verification as Found } from '@/api/types'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { Refusal } from '@/shared/ui/form'
import { Todo } from '@/shared/ui/page'
import { verificationQuery, verify } from '../queries'

/** Has everything held against everything, anew. */
export function Verification() {
  const queryClient = useQueryClient()
  const { data } = useQuery(verificationQuery)
  const full = useMutation({
    mutationFn: () => verify(true),
    onSuccess: (found) => queryClient.setQueryData(verificationQuery.queryKey, found),
  })
  return (
    <Todo title="Verify">
      <p className="small">
        Every entry carries a hash over itself and the one before. Whoever changed, removed or
        slipped in an entry, or a record past the audit, is found.
      </p>
      <Refusal of={full} />
      <button
        type="button"
        className="button"
        aria-disabled={full.isPending}
        onClick={() => full.isPending || full.mutate()}
      >
        {full.isPending ? 'Verifying…' : 'Verify now'}
      </button>
      <p className="small secondary" role="status">
        {full.isPending ? 'Everything is read anew.' : data && told(data)}
      </p>
    </Todo>
  )
}

/** What was looked at, and what vouches for its end. */
function told({ status, is_full, checked_events, checked_records, anchored_to }: Found): string {
  const entries = `${formatNumber(checked_events)} ${plural(checked_events, 'entry', 'entries')}`
  const read = is_full
    ? `Read anew: ${entries} and ${formatNumber(checked_records)} records.`
    : `Read since the last time: ${entries}.`
  const chain = status === 'intact' ? 'The chain is whole.' : 'The chain is broken.'
  const anchor =
    anchored_to === null
      ? 'Nothing outside the database vouches for its end.'
      : `A note outside the database vouches for it up to entry ${formatNumber(anchored_to)}.`
  return `${chain} ${read} ${anchor}`
}
