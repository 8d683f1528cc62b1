import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answer, api } from '@/api/client'
import { useRequestKey } from '@/shared/ui/form'
import { ASSESSMENTS } from '../../assessment/queries'
import type { ActionChange, FoundAction } from '../queries'

/** Changes an action, on top of the version that was read. What to do next is read again with it. */
export function useChange({ record, etag }: FoundAction, done: (change: ActionChange) => void) {
  const queryClient = useQueryClient()
  const keyOf = useRequestKey()
  const { id } = record
  return useMutation({
    mutationFn: (body: ActionChange) => {
      const header = { 'If-Match': etag, 'Idempotency-Key': keyOf(id, etag, body) }
      const params = { path: { id }, header }
      return answer(api.PATCH('/api/v1/improvement_actions/{id}', { params, body }))
    },
    onSuccess: async (_, change) => {
      done(change)
      await queryClient.invalidateQueries({ queryKey: ASSESSMENTS })
    },
  })
}
