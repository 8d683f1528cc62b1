import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { Refusal, useRequestKey } from '@/shared/ui/form'
import { Todo } from '@/shared/ui/page'
import { ASSESSMENTS, type Found } from '../queries'
import { AssessmentWord } from './pieces'

/** What a draft asks, and how to have it ask more, or less. */
export function AskedSet({ found, done }: { found: Found; done: (says: string) => void }) {
  const queryClient = useQueryClient()
  const keyOf = useRequestKey()
  const { id, criteria_set } = found.record
  const other = criteria_set === 'core' ? 'full' : 'core'
  const sent = useMutation({
    mutationFn: () => {
      const body = { criteria_set: other } as const
      const header = { 'If-Match': found.etag, 'Idempotency-Key': keyOf(id, found.etag, body) }
      return answer(
        api.PATCH('/api/v1/assessments/{id}', { params: { path: { id }, header }, body }),
      )
    },
    onSuccess: async () => {
      done(other === 'full' ? 'All criteria are asked now.' : 'The core criteria are asked now.')
      await queryClient.invalidateQueries({ queryKey: ASSESSMENTS })
    },
  })
  return (
    <Todo
      title={criteria_set === 'core' ? 'The core criteria are asked' : 'All criteria are asked'}
    >
      <Refusal of={sent} now={<AssessmentWord status={found.record.status} />} />
      <p className="small">
        {criteria_set === 'core'
          ? 'All criteria take about twice as long. What is rated already stays.'
          : 'The core criteria take about 30 minutes. What is rated of the others is kept, and counts again once they are asked.'}
      </p>
      <p className="table-note">
        <button
          type="button"
          className="button button--quiet"
          aria-disabled={sent.isPending}
          onClick={() => sent.isPending || sent.mutate()}
        >
          {other === 'full' ? 'Ask all criteria' : 'Ask the core criteria only'}
        </button>
      </p>
    </Todo>
  )
}
