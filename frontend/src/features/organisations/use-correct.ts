import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { answer, api } from '@/api/client'
import { ProblemError } from '@/api/problem'
import { BOARDS } from './london-queries'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Set after a correction, so that the page can say so and offer to take it back. */
    corrected?: { version: number; name: boolean; borough: boolean; at: number }
  }
}

/** What was changed in the form; what was not stays out, and so does not become a correction. */
export interface Correction {
  name?: string | undefined
  borough_gss_code?: string | undefined
}

export interface CorrectionRequest {
  change: Correction
  /** The version the person read. */
  etag: string
}

/** Saves a correction once, however often the request has to be sent, and goes where the answer leads. */
export function useCorrect(code: string) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const submission = useRef({ of: '', key: '' })

  return useMutation({
    mutationFn: async ({ change, etag }: CorrectionRequest) => {
      const of = JSON.stringify([change, etag])
      if (submission.current.of !== of) submission.current = { of, key: crypto.randomUUID() }
      const header = { 'If-Match': etag, 'Idempotency-Key': submission.current.key }
      const body = Object.fromEntries(
        Object.entries(change).filter(([, value]) => value !== undefined),
      )
      const { data } = await answer(
        api.PATCH('/api/v1/pcns/{code}', { params: { path: { code }, header }, body }),
      )
      return data
    },
    onSuccess: async (saved, { change }) => {
      await queryClient.invalidateQueries({ queryKey: BOARDS })
      await navigate({
        to: '/pcns/$code',
        params: { code },
        state: {
          corrected: {
            version: saved.version,
            name: Boolean(change.name),
            borough: Boolean(change.borough_gss_code),
            at: Date.now(),
          },
        },
        ignoreBlocker: true,
      })
    },
    onError: async (error, { change }) => {
      if (!(error instanceof ProblemError) || error.code !== 'stale') return
      await queryClient.invalidateQueries({ queryKey: BOARDS })
      await navigate({
        to: '/pcns/$code/compare',
        params: { code },
        search: (old) => ({
          as_of: old.as_of,
          name: change.name,
          borough: change.borough_gss_code,
        }),
        ignoreBlocker: true,
      })
    },
  })
}
