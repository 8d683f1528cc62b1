import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '@/api/client'
import { isStale, useRequestKey } from '@/shared/ui/form'
import { type FrameworkChange, type FrameworkDetail, frameworkQuery, readAgain } from './queries'

/**
 * Saves a change to a draft. What it answers is the version that was read, until a refusal has told of a newer one, or
 * what was saved here is the newest.
 */
export function useSaveDraft(framework: FrameworkDetail, saved: () => void) {
  const queryClient = useQueryClient()
  const keyOf = useRequestKey()
  const [read, setRead] = useState(framework)
  const save = useMutation({
    mutationFn: async (change: FrameworkChange) => {
      const { framework_version, version } = read
      const header = { 'If-Match': `"v${version}"`, 'Idempotency-Key': keyOf(change, version) }
      const params = { path: { framework_version }, header }
      const path = '/api/v1/embedding_frameworks/{framework_version}'
      return (await answer(api.PATCH(path, { params, body: change }))).data
    },
    onSuccess: async (after) => {
      setRead(after)
      const { queryKey } = frameworkQuery(String(after.framework_version))
      queryClient.setQueryData(queryKey, after)
      saved()
      await readAgain(queryClient)
    },
  })
  const stale = isStale(save.error)
  const [before, setBefore] = useState(read)
  // The page keeps what it was read as, to say what somebody else has changed since.
  if (stale && framework.version > read.version) {
    setBefore(read)
    setRead(framework)
  }
  return { save, read, before }
}
