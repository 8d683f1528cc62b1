import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { answer, api } from '@/api/client'
import { ProblemError } from '@/api/problem'
import type { Import } from '@/api/types'
import { IMPORTS, importQuery, type Versioned } from './queries'

export type Step =
  | { name: 'apply'; left_out: number }
  | { name: 'undo'; reason: string }
  | { name: 'replan' }
  | { name: 'discard' }

function send(step: Step, { data, etag }: Versioned, key: string) {
  const params = {
    path: { id: data.id },
    header: { 'If-Match': etag, 'Idempotency-Key': key },
  }
  switch (step.name) {
    case 'apply':
      return api.POST('/api/v1/imports/{id}/apply', { params, body: { left_out: step.left_out } })
    case 'undo': {
      const reason = step.reason.trim()
      return api.POST('/api/v1/imports/{id}/undo', { params, body: reason ? { reason } : {} })
    }
    case 'replan':
      return api.POST('/api/v1/imports/{id}/replan', { params })
    case 'discard':
      return api.POST('/api/v1/imports/{id}/discard', { params })
  }
}

export interface Done {
  step: Step
  before: Import
  after: Import
}

interface StepState {
  status: 'idle' | 'pending' | 'success' | 'error'
  variables: Step | undefined
  data: Done | undefined
  error: Error | null
  submittedAt: number
}

/**
 * Takes one step with an import, once, from the version that is on screen. Who leaves the page meanwhile finds the step
 * on coming back: it goes on without them.
 */
export function useStep(plan: Versioned) {
  const queryClient = useQueryClient()
  const submission = useRef({ of: '', key: '' })
  const mutationKey = [...IMPORTS, 'step', plan.data.id]

  const taken = useMutation({
    mutationKey,
    // It holds no secret, and who comes back within that time is told how it ended.
    gcTime: 300_000,
    mutationFn: async (step: Step): Promise<Done> => {
      const of = JSON.stringify([step, plan.data.id, plan.etag])
      if (submission.current.of !== of) submission.current = { of, key: crypto.randomUUID() }
      const { data, response } = await answer<Import>(send(step, plan, submission.current.key))
      const etag = response.headers.get('ETag') ?? ''
      queryClient.setQueryData(importQuery(data.id).queryKey, { data, etag })
      return { step, before: plan.data, after: data }
    },
    onSuccess: ({ step }) => {
      // History is worked out anew from all files that count: no cached answer is safe.
      const all = step.name === 'apply' || step.name === 'undo'
      void queryClient.invalidateQueries(all ? {} : { queryKey: IMPORTS })
    },
    onError: (error) => {
      const known = error instanceof ProblemError
      // Without an answer nobody knows how the step ended: the import itself says.
      const refused = known && (error.unreachable || ['stale', 'conflict'].includes(error.code))
      if (refused) void queryClient.invalidateQueries({ queryKey: IMPORTS })
    },
  })

  const found = useMutationState({
    filters: { mutationKey },
    select: ({ state }) => state as StepState,
  }).at(-1)
  // What had ended before is no news on a page opened afterwards.
  const [followed] = useState(found?.status === 'pending' ? found.submittedAt : undefined)
  const shown: StepState =
    taken.status === 'idle' && found && found.submittedAt === followed ? found : taken
  const { status, variables, data, error, submittedAt } = shown
  const doing = status === 'pending' ? variables?.name : undefined
  return { doing, variables, data, error, submittedAt, mutate: taken.mutate }
}

export type StepMutation = ReturnType<typeof useStep>
