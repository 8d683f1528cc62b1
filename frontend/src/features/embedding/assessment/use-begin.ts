import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { answer, api } from '@/api/client'
import { useRequestKey } from '@/shared/ui/form'
import { ASSESSMENTS, type NewAssessment } from './queries'

/** Begins an assessment, and goes to it. */
export function useBegin() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const keyOf = useRequestKey()
  return useMutation({
    mutationFn: async (body: NewAssessment) => {
      const params = { header: { 'Idempotency-Key': keyOf(body) } }
      return (await answer(api.POST('/api/v1/assessments', { params, body }))).data
    },
    onSuccess: async ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ASSESSMENTS })
      await navigate({ to: '/embedding/assessments/$id', params: { id } })
    },
  })
}
