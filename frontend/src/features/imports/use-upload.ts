import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { IMPORTS, importQuery } from './queries'
import { type Sending, type Stage, sendFile } from './upload'

/** Sends a file once, however often it has to be tried, and goes to the plan that came of it. */
export function useUpload() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [stage, setStage] = useState<Stage>()
  const submission = useRef({ of: '', key: '' })
  const stop = useRef<AbortController>(undefined)
  // Whoever leaves the page does not want the file sent any more.
  useEffect(() => () => stop.current?.abort(), [])

  const upload = useMutation({
    mutationFn: (sending: Omit<Sending, 'key'>) => {
      const { kind, as_at, columns, file } = sending
      const of = JSON.stringify([kind, as_at, columns, file.name, file.size, file.lastModified])
      if (submission.current.of !== of) submission.current = { of, key: crypto.randomUUID() }
      stop.current = new AbortController()
      return sendFile({ ...sending, key: submission.current.key }, setStage, stop.current.signal)
    },
    onSuccess: async (planned) => {
      const { id } = planned.data
      queryClient.setQueryData(importQuery(id).queryKey, planned)
      void queryClient.invalidateQueries({ queryKey: IMPORTS, refetchType: 'none' })
      await navigate({ to: '/imports/$id', params: { id } })
    },
    onSettled: () => setStage(undefined),
  })
  return { upload, stage, cancel: () => stop.current?.abort() }
}
