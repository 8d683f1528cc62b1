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
  const anew = useMutation({
    mutationFn: () => verify(),
    onSuccess: (found) => queryClient.setQueryData(verificationQuery.queryKey, found),
  })
  return (
    <Todo title="Verify">
      <p className="small">
        Every event carries a hash over itself and the one before. An event that was changed,
        removed or slipped in is found, and so is a record that was changed past the audit.
      </p>
      <Refusal of={anew} />
      <button
        type="button"
        className="button"
        aria-disabled={anew.isPending}
        onClick={() => anew.isPending || anew.mutate()}
      >
        {anew.isPending ? 'Verifying…' : 'Verify now'}
      </button>
      <p className="small secondary" role="status">
        {anew.isPending ? 'Everything is read anew.' : data && told(data)}
      </p>
    </Todo>
  )
}

/** What was looked at, and what vouches for its end. */
function told({ status, checked_events, checked_records, anchored_to }: Found): string {
  const events = `${formatNumber(checked_events)} ${plural(checked_events, 'event')}`
  const records = `${formatNumber(checked_records)} ${plural(checked_records, 'record')}`
  const read = `Read anew: ${events} and ${records}.`
  const chain = status === 'intact' ? 'The audit is intact.' : 'The audit is broken.'
  const anchor =
    anchored_to === null
      ? 'No anchor outside the database vouches for its end.'
      : `An anchor outside the database vouches for it up to event ${formatNumber(anchored_to)}.`
  return `${chain} ${read} ${anchor}`
}
