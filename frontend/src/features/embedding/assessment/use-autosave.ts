import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { answer, api } from '@/api/client'
import { ProblemError } from '@/api/problem'
import { isStale } from '@/shared/ui/form'
import { meanwhile } from './meanwhile'
import { faultsOfRatings, holdsBack, keyOf, toSend } from './model'
import { ASSESSMENTS, assessmentKey, assessmentQuery, type Found, type Rating } from './queries'

/** How long after the last change it is saved, in milliseconds. */
const SETTLED = 700
/** How long after a failure that may pass it is tried again. */
const AGAIN = 5_000

export type Faults = Record<string, Record<string, string>>

interface State {
  is: 'idle' | 'unsaved' | 'saving' | 'saved' | 'held' | 'failed' | 'stale'
  at?: number
  error?: unknown
  /** Somebody else saved meanwhile, elsewhere in the assessment: the two went together. */
  besides?: boolean
}

/**
 * Saves each change shortly after it was made, one request at a time, each on top of the version the one before it made.
 * What cannot be saved stays here, and is said.
 */
export function useAutosave(found: Found) {
  const { id } = found.record
  const queryClient = useQueryClient()
  /** The version that the next save goes on top of. */
  const base = useRef(found)
  const waiting = useRef(new Map<string, Rating>())
  /** Ratings that say too little to be sent, or that the server refused: they wait to be changed. */
  const held = useRef(new Map<string, Rating>())
  const running = useRef<Promise<void>>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [state, setState] = useState<State>({ is: 'idle' })
  const [faults, setFaults] = useState<Faults>({})
  /** What was answered on this page, as it was typed. */
  const [answers, setAnswers] = useState<Record<string, Rating>>({})

  const hold = useCallback((key: string, rating: Rating, field: string, message: string) => {
    held.current.set(key, rating)
    setFaults((old) => ({ ...old, [key]: { ...old[key], [field]: message } }))
  }, [])

  /** Goes on top of what somebody else saved, unless they answered what waits here too; whether it does. */
  const goesTogether = useCallback((now: Found) => {
    const mine = [...held.current, ...waiting.current].map(([, rating]) => rating)
    const { theirs, both } = meanwhile(base.current.record.ratings, now.record.ratings, mine)
    if (both.length > 0) return false
    base.current = now
    setAnswers((old) => Object.fromEntries(Object.entries(old).filter(([key]) => !theirs.has(key))))
    return true
  }, [])

  /** Reads what somebody else saved meanwhile; whether what waits here can be saved with it. */
  const readAgain = useCallback(async () => {
    const refused = base.current.etag
    const now = await queryClient.fetchQuery({ ...assessmentQuery(id), staleTime: 0 })
    return now.etag !== refused && goesTogether(now)
  }, [id, queryClient, goesTogether])

  const send = useCallback(
    async (besides = false) => {
      for (const [key, rating] of waiting.current) {
        if (!holdsBack(rating)) continue
        // Its field says what it needs; it is wrong only once somebody goes on without it.
        waiting.current.delete(key)
        held.current.set(key, rating)
      }
      const batch = [...waiting.current]
      if (batch.length === 0) {
        if (held.current.size > 0) setState({ is: 'held' })
        return
      }
      waiting.current.clear()
      setState({ is: 'saving' })
      try {
        const params = { path: { id }, header: { 'If-Match': base.current.etag } }
        const body = { ratings: batch.map(([, rating]) => toSend(rating)) }
        const call = api.PUT('/api/v1/assessments/{id}/ratings', { params, body })
        const { data, response } = await answer(call)
        base.current = { record: data, etag: response.headers.get('ETag') ?? base.current.etag }
        await queryClient.cancelQueries({ queryKey: assessmentKey(id) })
        queryClient.setQueryData(assessmentKey(id), base.current)
        void queryClient.invalidateQueries({
          queryKey: [...ASSESSMENTS, 'list'],
          refetchType: 'none',
        })
        setState({ is: held.current.size > 0 ? 'held' : 'saved', at: Date.now(), besides })
      } catch (error) {
        const sent = new Map(batch)
        const refused = faultsOfRatings(
          error,
          batch.map(([, rating]) => rating),
        )
        for (const { key, field, message } of refused) {
          const rating = sent.get(key)
          if (rating && !waiting.current.has(key)) hold(key, rating, field || 'level', message)
        }
        for (const [key, rating] of batch) {
          if (!waiting.current.has(key) && !held.current.has(key)) waiting.current.set(key, rating)
        }
        if (refused.length > 0) return send(besides)
        if (isStale(error)) {
          // Where it cannot be read, or not joined, the reader is asked.
          if (await readAgain().catch(() => false)) return send(true)
          setState({ is: 'stale', error })
          return
        }
        setState({ is: 'failed', error })
        if (error instanceof ProblemError && error.passing) timer.current = setTimeout(save, AGAIN)
      }
      function save() {
        void flush.current?.()
      }
    },
    [id, queryClient, hold, readAgain],
  )

  /** Saves what waits; whether all is saved then. */
  const flush = useRef<() => Promise<boolean>>(undefined)
  flush.current = async () => {
    clearTimeout(timer.current)
    while (running.current) await running.current
    if (waiting.current.size > 0) {
      running.current = send().finally(() => {
        running.current = undefined
      })
      await running.current
    }
    return waiting.current.size === 0 && held.current.size === 0
  }

  const soon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush.current?.(), SETTLED)
  }, [])

  useEffect(() => () => clearTimeout(timer.current), [])
  // It was read again while nothing was being sent: whoever looks at it answers on top of that.
  useEffect(() => {
    if (!running.current && found.etag !== base.current.etag) goesTogether(found)
  }, [found, goesTogether])

  const change = useCallback(
    (rating: Rating) => {
      const key = keyOf(rating)
      held.current.delete(key)
      waiting.current.set(key, rating)
      setAnswers((old) => ({ ...old, [key]: rating }))
      setFaults(({ [key]: _, ...others }) => others)
      setState((old) => (old.is === 'stale' ? old : { is: 'unsaved' }))
      soon()
    },
    [soon],
  )

  /** After somebody else changed it: what was chosen here is saved on top of what they saved. */
  const onTop = useCallback(async () => {
    try {
      base.current = await queryClient.fetchQuery({ ...assessmentQuery(id), staleTime: 0 })
      await flush.current?.()
    } catch (error) {
      setState({ is: 'failed', error })
    }
  }, [id, queryClient])

  const saveNow = useCallback(async () => {
    const saved = (await flush.current?.()) ?? true
    for (const [key, rating] of held.current) {
      const why = holdsBack(rating)
      if (why) hold(key, rating, 'reason', why)
    }
    return saved
  }, [hold])
  const isDirty = useCallback(
    () => waiting.current.size > 0 || held.current.size > 0 || running.current !== undefined,
    [],
  )
  const drop = useCallback(() => {
    clearTimeout(timer.current)
    waiting.current.clear()
    held.current.clear()
  }, [])

  return { state, faults, answers, change, saveNow, onTop, isDirty, drop }
}

export type Autosave = ReturnType<typeof useAutosave>
