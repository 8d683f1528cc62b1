import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { answer, api } from '@/api/client'
import { ProblemError } from '@/api/problem'
import { BOARDS } from './london-queries'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Set after a save: what the name was, so that the page can offer to change it back. */
    renamed?: { from: string; to: string; at: number }
  }
}

export interface Rename {
  short_name: string
  /** The version the person read. */
  etag: string
  /** The name they started from. */
  base: string
}

/** Saves a short name once, however often the request has to be sent, and goes where the answer leads. */
export function useRename(code: string) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const submission = useRef({ of: '', key: '' })

  return useMutation({
    mutationFn: async ({ short_name, etag }: Rename) => {
      const of = JSON.stringify([short_name, etag])
      if (submission.current.of !== of) submission.current = { of, key: crypto.randomUUID() }
      const header = { 'If-Match': etag, 'Idempotency-Key': submission.current.key }
      const { data } = await answer(
        api.PATCH('/api/v1/icbs/{code}', {
          params: { path: { code }, header },
          body: { short_name },
        }),
      )
      return data
    },
    onSuccess: async (saved, { base }) => {
      await queryClient.invalidateQueries({ queryKey: BOARDS })
      await navigate({
        to: '/icbs/$code',
        params: { code },
        state: { renamed: { from: base, to: saved.short_name, at: Date.now() } },
        ignoreBlocker: true,
      })
    },
    onError: async (error, { short_name, base }) => {
      if (!(error instanceof ProblemError) || error.code !== 'stale') return
      await queryClient.invalidateQueries({ queryKey: BOARDS })
      await navigate({
        to: '/icbs/$code/compare',
        params: { code },
        search: (old) => ({ as_of: old.as_of, mine: short_name, base }),
        ignoreBlocker: true,
      })
    },
  })
}
